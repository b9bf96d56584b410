namespace SegLab.Tests.Losses.Persistence;

/// <summary>Counts shapes in a binary picture the plain way: flood one, count it, look for the next.</summary>
internal static class Flooding
{
    /// <summary>Components by 4 neighbours, and holes: components of the rest by 8 neighbours, less the one outside.</summary>
    public static (int Components, int Loops) BettiNumbers(bool[] lesion, int width)
    {
        var height = lesion.Length / width;
        // A frame of skin joins all skin at the picture's edge.
        var framed = new bool[(height + 2) * (width + 2)];
        for (var pixel = 0; pixel < lesion.Length; pixel++)
            framed[(((pixel / width) + 1) * (width + 2)) + (pixel % width) + 1] = lesion[pixel];
        return (Count(framed, width + 2, value: true, corners: false), Count(framed, width + 2, value: false, corners: true) - 1);
    }

    private static int Count(bool[] picture, int width, bool value, bool corners)
    {
        var seen = new bool[picture.Length];
        var count = 0;
        for (var start = 0; start < picture.Length; start++)
        {
            if (picture[start] != value || seen[start])
                continue;
            count++;
            var waiting = new Stack<int>([start]);
            while (waiting.TryPop(out var pixel))
            {
                if (seen[pixel])
                    continue;
                seen[pixel] = true;
                for (var down = -1; down <= 1; down++)
                {
                    for (var right = -1; right <= 1; right++)
                    {
                        var (row, column) = ((pixel / width) + down, (pixel % width) + right);
                        if (row >= 0 && row < picture.Length / width && column >= 0 && column < width && (corners || down == 0 || right == 0) && picture[(row * width) + column] == value)
                            waiting.Push((row * width) + column);
                    }
                }
            }
        }

        return count;
    }
}
