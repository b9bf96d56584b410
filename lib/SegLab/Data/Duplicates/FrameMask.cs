namespace SegLab.Data.Duplicates;

/// <summary>Finds a dermoscope's black frame: dark pixels that reach the border. Two pictures through one dermoscope share it, whatever they show.</summary>
internal static class FrameMask
{
    // Of 256 levels.
    private const float Darkest = 60;

    /// <summary>Marks the frame and what is near it.</summary>
    /// <param name="levels">Levels from 0 to 255, <c>[size, size]</c>.</param>
    /// <param name="size">In pixels.</param>
    /// <param name="margin">How far around the frame, in pixels across and down.</param>
    /// <returns>True where nothing is to be compared, <c>[size, size]</c>.</returns>
    public static bool[] Of(float[] levels, int size, int margin)
    {
        var frame = new bool[levels.Length];
        var open = new Stack<int>();
        for (var place = 0; place < size; place++)
        {
            Visit(place);
            Visit(((size - 1) * size) + place);
            Visit(place * size);
            Visit((place * size) + size - 1);
        }

        // What is found is a pixel short of the frame's edge.
        margin++;
        var near = new bool[levels.Length];
        while (open.TryPop(out var pixel))
        {
            var (row, column) = (pixel / size, pixel % size);
            if (row > 0)
                Visit(pixel - size);
            if (row < size - 1)
                Visit(pixel + size);
            if (column > 0)
                Visit(pixel - 1);
            if (column < size - 1)
                Visit(pixel + 1);
            for (var y = Math.Max(0, row - margin); y <= Math.Min(size - 1, row + margin); y++)
                near.AsSpan((y * size) + Math.Max(0, column - margin), Math.Min(size - 1, column + margin) - Math.Max(0, column - margin) + 1).Fill(true);
        }

        return near;

        void Visit(int pixel)
        {
            if (frame[pixel] || !IsThick(levels, size, pixel))
                return;
            frame[pixel] = true;
            open.Push(pixel);
        }
    }

    // Dark with all of its neighbours: a hair that reaches the border is none.
    private static bool IsThick(float[] levels, int size, int pixel)
    {
        var (row, column) = (pixel / size, pixel % size);
        for (var y = Math.Max(0, row - 1); y <= Math.Min(size - 1, row + 1); y++)
        {
            for (var x = Math.Max(0, column - 1); x <= Math.Min(size - 1, column + 1); x++)
            {
                if (levels[(y * size) + x] >= Darkest)
                    return false;
            }
        }

        return true;
    }
}
