"""Writes every picture of one folder into another with 256 colours, which a page of words does not miss."""

import sys
from pathlib import Path

from PIL import Image

large, small = map(Path, sys.argv[1:])
for path in sorted(large.glob("*.png")):
    picture = Image.open(path).convert("RGB")
    picture = picture.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    picture.save(small / path.name, optimize=True)
    print(f"{path.name}: {(small / path.name).stat().st_size // 1000} kB")
