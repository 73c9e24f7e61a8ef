"""``make evaluate``: how well what people type is understood, on questions that nobody trained on."""
