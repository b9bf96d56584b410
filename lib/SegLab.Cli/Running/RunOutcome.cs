using SegLab.Cli.Documents;

namespace SegLab.Cli.Running;

/// <summary>How far a run got.</summary>
/// <param name="Document">The notebook with what its cells showed; cells that did not run show nothing.</param>
/// <param name="Failure">The cell that failed, or null.</param>
/// <param name="InterruptedCell">The number of the cell in which the run was interrupted, or null.</param>
internal sealed record RunOutcome(NotebookDocument Document, CellFailure? Failure, int? InterruptedCell);
