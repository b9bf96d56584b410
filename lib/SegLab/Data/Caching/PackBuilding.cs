using System.Buffers;
using System.Runtime.InteropServices;
using SegLab.Data.Files;
using SegLab.Data.Resizing;
using SegLab.Data.Storing;

namespace SegLab.Data.Caching;

/// <summary>Makes a pack of a data source: reads, resizes and writes picture by picture, on all cores, never holding the set.</summary>
/// <param name="source">What is packed.</param>
/// <param name="layoutProblems">What was wrong before any file was read.</param>
/// <param name="read">Reads a pair, or adds its problems and returns null.</param>
internal sealed class PackBuilding(DataSource source, IReadOnlyList<DataProblem> layoutProblems, Func<int, PairReading, LesionPair?> read)
{
    /// <summary>Builds.</summary>
    /// <param name="draft">The file.</param>
    /// <param name="size">Width and height.</param>
    /// <param name="options">Whether resized pictures become bytes, and what is done with empty masks.</param>
    /// <param name="progress">Told after each picture.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SegLabException">Files are missing, unreadable or do not fit; the message lists them all, up to 20.</exception>
    public PackContent Build(PackDraft draft, int size, LoadOptions options, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        // As when loading into memory: bytes where every picture has the size, else numbers. The first picture tells which to try.
        using var reading = new PairReading(new DecodingMemory(), cancellationToken: cancellationToken);
        var bytes = options.Bytes || (read(0, reading) is { } first && PictureValues.IsExact(first.Image, size));
        reading.Release();
        return Attempt(draft, size, options, bytes, progress, cancellationToken) ?? Attempt(draft, size, options, bytes: !bytes, progress, cancellationToken)!;
    }

    // Null where the pictures turn out to need the other kind of values.
    private PackContent? Attempt(PackDraft draft, int size, LoadOptions options, bool bytes, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        var layout = new PackLayout(source.Count, size, size, bytes);
        var writer = draft.Begin(layout);
        using var wrongKind = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        IReadOnlyList<PairReading> readings;
        try
        {
            readings = PairVisit.ForEach(source.Count, read, Place, progress, wrongKind.Token, options.EmptyMasks == EmptyMasks.Refuse);
            ProblemList.RefuseAny(source.Description, layoutProblems, readings);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }

        return writer.Content(source.Description, source.Names) with { Findings = LoadFindings.Of(source.Names, readings) };

        void Place(int index, LesionPair pair, PairReading reading)
        {
            if (bytes && !options.Bytes && !PictureValues.IsExact(pair.Image, size))
            {
                wrongKind.Cancel();
                return;
            }

            var planes = ArrayPool<byte>.Shared.Rent(layout.PictureLength);
            try
            {
                var picture = planes.AsSpan(0, layout.PictureLength);
                if (bytes)
                    PictureValues.ToBytes(pair.Image, size, picture);
                else
                    PictureValues.ToFloats(pair.Image, size, MemoryMarshal.Cast<byte, float>(picture));
                var mask = MaskResize.Linear(pair.Mask, size, size);
                reading.LesionVanished = !reading.MaskIsEmpty && !mask.Contains((byte)1);
                writer.Write(index, pair.Name, picture, mask);
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(planes);
            }
        }
    }
}
