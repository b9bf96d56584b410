"""Checks an executed notebook: valid nbformat, every cell ran, no error, and the texts in its outputs. usage: check_notebook.py FILE [TEXT…]"""
import sys

import nbformat

notebook = nbformat.read(sys.argv[1], as_version=4)
nbformat.validate(notebook)

text = ""
for number, cell in enumerate((cell for cell in notebook.cells if cell.cell_type == "code"), start=1):
    assert cell.execution_count == number, f"cell {number} did not run in its turn"
    for output in cell.outputs:
        assert output.output_type != "error", f"cell {number} failed: {output.evalue}"
        text += output.text if output.output_type == "stream" else "\n".join(str(value) for kind, value in output.data.items() if kind.startswith("text/"))

missing = [wanted for wanted in sys.argv[2:] if wanted not in text]
assert not missing, f"not in the outputs: {missing}"
print(f"{sys.argv[1].rsplit('/', 1)[-1]}: {number} cells ran, {len(sys.argv) - 2} texts found")
