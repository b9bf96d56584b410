using System.Buffers;
using System.Runtime.InteropServices;
using SegLab.Data.Resizing;
using SegLab.Data.Storing;

namespace SegLab.Data.Caching;

/// <summary>Makes a pack of a data source: reads, resizes and writes picture by picture, on all cores, never holding the set.</summary>
/// <param name="source">What is packed.</param>
/// <param name="layoutProblems">What was wrong before any file was read.</param>
/// <param name="read">Reads a pair, or adds its problems and returns null.</param>
internal sealed class PackBuilding(DataSource source, IReadOnlyList<DataProblem> layoutProblems, Func<int, ICollection<DataProblem>, LesionPair?> read)
{
    /// <summary>Builds.</summary>
    /// <param name="draft">The file.</param>
    /// <param name="size">Width and height.</param>
    /// <param name="asBytes">Whether resized pictures become bytes.</param>
    /// <param name="progress">Told after each picture.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SegLabException">Files are missing, unreadable or do not fit; the message lists them all, up to 20.</exception>
    public PackContent Build(PackDraft draft, int size, bool asBytes, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        // As when loading into memory: bytes where every picture has the size, else numbers. The first picture tells which to try.
        var bytes = asBytes || (read(0, []) is { } first && PictureValues.IsExact(first.Image, size));
        return Attempt(draft, size, asBytes, bytes, progress, cancellationToken) ?? Attempt(draft, size, asBytes, bytes: !bytes, progress, cancellationToken)!;
    }

    // Null where the pictures turn out to need the other kind of values.
    private PackContent? Attempt(PackDraft draft, int size, bool asBytes, bool bytes, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        var layout = new PackLayout(source.Count, size, size, bytes);
        var writer = draft.Begin(layout);
        using var wrongKind = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var problems = PairVisit.ForEach(source.Count, read, Place, progress, wrongKind.Token);
            if (problems.Count + layoutProblems.Count > 0)
                throw ProblemList.Refuse(source.Description, ProblemList.Sort([.. layoutProblems, .. problems]));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }

        return writer.Content(source.Description, source.Names);

        void Place(int index, LesionPair pair)
        {
            if (bytes && !asBytes && !PictureValues.IsExact(pair.Image, size))
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
                writer.Write(index, pair.Name, picture, MaskResize.Linear(pair.Mask, size, size));
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(planes);
            }
        }
    }
}
