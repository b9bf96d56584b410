namespace SegLab.Data;

/// <summary>Something that makes a data set unfit to train on.</summary>
/// <param name="File">The file, relative to the data set's folder, with forward slashes.</param>
/// <param name="Message">What is wrong with it: a clause that ends with a full stop.</param>
public sealed record DataProblem(string File, string Message)
{
    /// <summary>One line: <c>file: what is wrong.</c></summary>
    public override string ToString() => $"{File}: {Message}";
}
