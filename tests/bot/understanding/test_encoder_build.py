"""The encoder is built once, and only from the published files."""

import importlib.util
import shutil
import sys
from pathlib import Path

import onnx
import pytest
from safetensors.numpy import load_file

from bot.understanding import encoder_build
from bot.understanding.encoder import Encoder
from bot.understanding.encoder_build import PACKAGE, EncoderError, build_encoder, graph_of, sha256

PUBLISHED = Path(importlib.util.find_spec(PACKAGE).origin).parent / "model"
FILES = ("model.safetensors", "tokenizer.json")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """An encoder built from nothing: its graph and its tokenizer."""
    folder = tmp_path_factory.mktemp("encoder") / "new"
    paths = folder / "model.onnx", folder / "tokenizer.json"
    assert build_encoder(*paths)
    yield paths
    shutil.rmtree(folder)


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package of the same name, found before the installed one, with the same files; not kept, they are large."""
    model = tmp_path / "packages" / PACKAGE / "model"
    model.mkdir(parents=True)
    (model.parent / "__init__.py").touch()
    for name in FILES:
        (model / name).symlink_to(PUBLISHED / name)
    monkeypatch.delitem(sys.modules, PACKAGE, raising=False)
    monkeypatch.syspath_prepend(model.parent.parent)
    yield model
    shutil.rmtree(tmp_path)


def tamper(path):
    """Change one bit in the middle of a file, leaving the published one alone."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.unlink()
    path.write_bytes(data)


def refusal(tmp_path):
    """Return why nothing is built; nothing must be left behind."""
    target = tmp_path / "target"
    with pytest.raises(EncoderError) as refused:
        build_encoder(target / "model.onnx", target / "tokenizer.json")
    assert not target.exists()
    return str(refused.value)


def test_without_the_update_and_unrounded_it_is_the_published_encoder(built, tmp_path):
    graph = graph_of(load_file(str(PUBLISHED / "model.safetensors")))
    onnx.save(graph, str(tmp_path / "exact.onnx"))
    encoder = Encoder(tmp_path / "exact.onnx", built[1])
    one, other = encoder.encode_all(["A man is eating food.", "A man is eating a piece of bread."])

    assert float(one @ other) == pytest.approx(0.755, abs=0.001)


def test_what_is_built_knows_what_belongs_together(built):
    messages = ["she is covered in bruises and he answers for her", "husband controls who she sees", "foil in the bin"]
    bruises, control, foil = Encoder(*built).encode_all(messages)

    assert float(bruises @ control) > float(bruises @ foil) + 0.1


def test_an_update_that_is_not_ours_is_refused(monkeypatch, tmp_path):
    foreign = tmp_path / "adapter.npz"
    foreign.write_bytes(encoder_build.ADAPTER.read_bytes())
    tamper(foreign)
    monkeypatch.setattr(encoder_build, "ADAPTER", foreign)

    with pytest.raises(EncoderError, match=r"adapter\.npz is not the file that comes with Waymark"):
        build_encoder(tmp_path / "target" / "model.onnx", tmp_path / "target" / "tokenizer.json")


def test_nothing_is_built_twice(built):
    before = [path.stat().st_mtime_ns for path in built]

    assert build_encoder(*built) is False
    assert [path.stat().st_mtime_ns for path in built] == before


@pytest.mark.parametrize("which", [0, 1], ids=["graph", "tokenizer"])
@pytest.mark.parametrize("damage", [tamper, Path.unlink], ids=["changed", "missing"])
def test_what_was_damaged_is_built_again(built, which, damage):
    before = [sha256(path) for path in built]
    damage(built[which])

    assert build_encoder(*built) is True
    assert [sha256(path) for path in built] == before


def test_without_its_stamp_it_is_built_again(built):
    built[0].with_suffix(".sha256").unlink()

    assert build_encoder(*built) is True


def test_a_package_with_the_published_files_is_taken(package, tmp_path):
    assert build_encoder(tmp_path / "model.onnx", tmp_path / "tokenizer.json") is True


@pytest.mark.parametrize("name", FILES)
def test_a_tampered_file_is_refused(package, tmp_path, name):
    tamper(package / name)

    assert refusal(tmp_path).startswith(f"{name} is not the published file")


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(package, tmp_path, name):
    (package / name).unlink()

    assert refusal(tmp_path).startswith(f"{name} is missing")


def test_a_missing_package_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(encoder_build, "PACKAGE", "no_such_package_at_all")

    assert "no_such_package_at_all is not installed" in refusal(tmp_path)


def test_a_file_is_known_by_its_sha256(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"abc")

    assert sha256(path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
