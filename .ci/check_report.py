"""Checks an executed notebook 01: valid nbformat, no error, 200 pictures in, nine scores out. usage: check_report.py FILE"""
import re
import sys

import nbformat

notebook = nbformat.read(sys.argv[1], as_version=4)
nbformat.validate(notebook)

text = ""
for cell in notebook.cells:
    for output in cell.get("outputs", []):
        assert output.output_type != "error", f"a cell failed: {output.evalue}"
        if output.output_type == "stream":
            text += output.text

loaded = re.findall(r"^Loaded (\d+) images$", text, re.M)
assert loaded == ["200"], f"expected 200 images, loaded: {loaded}"

scores = dict(re.findall(r"^(?!.*, seed \d)(.+): stepped IoU \(test, over batches\) (\d\.\d{3})", text, re.M))
for name, score in scores.items():
    print(f"{score}  {name}")
assert len(scores) == 9, f"expected nine scores, found {len(scores)}"
assert len(set(scores.values())) > 1, "all nine scores are the same"
print("nine scores on 200 images")
