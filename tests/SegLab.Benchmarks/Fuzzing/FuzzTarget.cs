namespace SegLab.Benchmarks.Fuzzing;

/// <summary>Something that reads files which people bring.</summary>
/// <param name="Name">What it is called: <c>image</c>.</param>
/// <param name="IsText">Whether its files are texts of values.</param>
/// <param name="Read">
/// Reads a changed file: the file and the folder of <see cref="FuzzFiles"/>. It returns what is wrong with the file, in words, or null where it
/// is taken; a <see cref="SegLabException"/> says the same. Every other exception is a defect.
/// </param>
/// <param name="Originals">The names of the whole files in that folder that are changed.</param>
internal sealed record FuzzTarget(string Name, bool IsText, Func<string, string, string?> Read, params string[] Originals);
