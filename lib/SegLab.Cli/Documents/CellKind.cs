namespace SegLab.Cli.Documents;

/// <summary>The kinds of cell that nbformat knows.</summary>
internal enum CellKind
{
    /// <summary>Text.</summary>
    Markdown,

    /// <summary>Code, with outputs.</summary>
    Code,

    /// <summary>Text for a converter, passed through.</summary>
    Raw,
}
