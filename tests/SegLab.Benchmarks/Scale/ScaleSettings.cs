using System.Globalization;

namespace SegLab.Benchmarks.Scale;

/// <summary>What a process of <c>scale</c> does.</summary>
/// <param name="Count">Pictures in all.</param>
/// <param name="Validation">Of these, for validation.</param>
/// <param name="Batch">Pictures a step.</param>
/// <param name="Steps">The most training steps.</param>
/// <param name="Threads">Of torch.</param>
internal sealed record ScaleSettings(int Count, int Validation, int Batch, int Steps, int Threads)
{
    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Count},{Validation},{Batch},{Steps},{Threads}");

    /// <summary>Reads numbers separated by commas.</summary>
    /// <param name="text">What <see cref="Text"/> gave.</param>
    public static ScaleSettings Parse(string text) =>
        text.Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray() is [var count, var validation, var batch, var steps, var threads]
            ? new(count, validation, batch, steps, threads)
            : throw new FormatException($"'{text}' are not five numbers.");
}
