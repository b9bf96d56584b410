namespace SegLab.Cli.Documents;

/// <summary>Something that a code cell showed.</summary>
internal abstract record CellOutput;
