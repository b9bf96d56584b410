using SegLab.Data.Files;

namespace SegLab.Data;

/// <summary>
/// What loading found out about a set's masks and images that is no fault, but has to be told: names of pairs, sorted as the set is.
/// </summary>
/// <param name="Empty">Masks without lesion.</param>
/// <param name="Vanished">Masks whose lesion is gone at the set's size.</param>
/// <param name="Cut">Masks with grey borders, which were cut at one half.</param>
/// <param name="Turned">Images that an orientation tag turned.</param>
internal sealed record LoadFindings(
    IReadOnlyList<string> Empty, IReadOnlyList<string> Vanished, IReadOnlyList<string> Cut, IReadOnlyList<string> Turned)
{
    /// <summary>Nothing to tell.</summary>
    public static LoadFindings None { get; } = new([], [], [], []);

    /// <summary>Gathers what was found out about the pairs of a set.</summary>
    /// <param name="names">The set's names.</param>
    /// <param name="readings">One a name.</param>
    public static LoadFindings Of(IReadOnlyList<string> names, IReadOnlyList<PairReading> readings)
    {
        return new(
            Where(reading => reading.MaskIsEmpty), Where(reading => reading.LesionVanished),
            Where(reading => reading.MaskWasCut), Where(reading => reading.ImageWasTurned));

        string[] Where(Func<PairReading, bool> has) => [.. names.Zip(readings).Where(pair => has(pair.Second)).Select(pair => pair.First)];
    }

    /// <summary>A sentence for each kind of finding.</summary>
    /// <param name="count">How many pairs the set has.</param>
    /// <param name="size">Width and height to which it was resized; null where it was not.</param>
    public IEnumerable<string> Notices(int count, int? size)
    {
        if (Empty.Count > 0)
        {
            yield return $"{Of(Empty, count, "mask", "is", "are")} without lesion: {NameList.Of(Empty)}. Where nothing is found there, IoU, "
                + "Dice, precision and recall count 1, else 0. They are refused with '--empty refuse' (LoadOptions.EmptyMasks).";
        }

        if (Vanished.Count > 0)
        {
            yield return $"At {size}×{size} pixels {Of(Vanished, count, "lesion", "is", "are")} gone, so that the mask is empty: "
                + $"{NameList.Of(Vanished)}. A larger size keeps it.";
        }

        if (Cut.Count > 0)
        {
            yield return $"{Of(Cut, count, "mask", "has", "have")} grey borders, as JPEG and resizing leave them, and were cut at one "
                + $"half: {NameList.Of(Cut)}.";
        }

        if (Turned.Count > 0)
        {
            yield return $"{Of(Turned, count, "image", "has", "have")} an EXIF orientation tag and were turned, as viewers show them: "
                + $"{NameList.Of(Turned)}. Their masks have to fit the turned images.";
        }
    }

    private static string Of(IReadOnlyList<string> names, int count, string what, string one, string several) =>
        $"{names.Count} of {count} {what}s {(names.Count == 1 ? one : several)}";
}
