using System.Net;
using System.Net.Http.Headers;

namespace SegLab.Data.Fetching;

/// <summary>Fetches a file of known length over HTTP. What has come so far waits in <c>FILE.part-seglab</c>, and the next attempt goes on from there.</summary>
/// <param name="client">Makes the requests; follows redirects. The caller disposes it.</param>
public sealed class Download(HttpClient client)
{
    private const int BufferLength = 1 << 16;

    /// <summary>Fetches, unless the whole file is there already.</summary>
    /// <param name="address">What to fetch.</param>
    /// <param name="path">Where to put it; appears when it is whole.</param>
    /// <param name="length">The length that it has to have, in bytes.</param>
    /// <param name="progress">Told after each block.</param>
    /// <param name="cancellationToken">Ends the download; the next one goes on from there.</param>
    /// <exception cref="SegLabException">The server does not have it or sends another length, the connection broke, or the disk has no room.</exception>
    public async Task FetchAsync(Uri address, string path, long length, IProgress<ByteProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (File.Exists(path) && new FileInfo(path).Length == length)
            return;
        if (Path.Exists(path))
            throw new SegLabException($"'{path}' is there and is not the file that was to be fetched, which has {length:N0} bytes. It stays as it is: move it away, or give another folder.");
        var part = PartOf(path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            // A part that is too long cannot become the file.
            if (File.Exists(part) && new FileInfo(part).Length > length)
                File.Delete(part);
            var have = File.Exists(part) ? new FileInfo(part).Length : 0;
            DiskSpace.Require(Path.GetDirectoryName(Path.GetFullPath(path))!, length - have, $"What is left of {address}");
            if (!File.Exists(part) || new FileInfo(part).Length < length)
                await AppendAsync(address, part, length, progress, cancellationToken);
            var received = new FileInfo(part).Length;
            if (received > length)
                throw new SegLabException($"'{part}' has {received:N0} bytes and the file {length:N0}: two downloads may have written it at once. Delete it and run the command again.");
            if (received < length)
                throw new SegLabException($"The connection to {address.Host} ended after {received:N0} of {length:N0} bytes. Run the command again: it goes on from there.");
            File.Move(part, path, overwrite: false);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or UnauthorizedAccessException || IsTimeout(error, cancellationToken))
        {
            throw new SegLabException(
                $"{address} could not be fetched to '{path}': {DiskSpace.Reason(error)} Run the command again: it goes on from what has come so far.", error);
        }
    }

    /// <summary>Where a file waits until all of it has come: one name for all attempts, so that the next goes on from there, and nobody else's (browsers leave <c>.part</c>).</summary>
    /// <param name="path">The file.</param>
    internal static string PartOf(string path) => path + ".part-seglab";

    private static bool IsTimeout(Exception error, CancellationToken cancellationToken) => error is OperationCanceledException && !cancellationToken.IsCancellationRequested;

    private async Task AppendAsync(Uri address, string part, long length, IProgress<ByteProgress>? progress, CancellationToken cancellationToken)
    {
        var have = File.Exists(part) ? new FileInfo(part).Length : 0;
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (have > 0)
            request.Headers.Range = new RangeHeaderValue(have, null);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        RequireFile(address, response, length, ref have);

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using var file = new FileStream(part, have > 0 ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.None);
        var buffer = new byte[BufferLength];
        while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (have + count > length)
                throw new SegLabException($"{address} sends more than the {length:N0} bytes that the file has. It is not the expected file; nothing was kept of it beyond '{part}'.");
            await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            have += count;
            progress?.Report(new ByteProgress(have, length));
        }
    }

    // A server that ignores the range sends all of it, and the file starts anew.
    private static void RequireFile(Uri address, HttpResponseMessage response, long length, ref long have)
    {
        if (!response.IsSuccessStatusCode)
            throw new SegLabException($"{address} answered {(int)response.StatusCode} ({response.ReasonPhrase}) instead of sending the file. Try again later, or get the file in another way and use 'seglab data import FILE'.");
        if (response.StatusCode != HttpStatusCode.PartialContent)
            have = 0;
        else if (response.Content.Headers.ContentRange?.From != have)
            throw new SegLabException($"{address} was asked to go on from byte {have:N0} and goes on from {response.Content.Headers.ContentRange?.From?.ToString("N0", System.Globalization.CultureInfo.InvariantCulture) ?? "an unknown place"}. Delete the file that ends in '.part-seglab' and run the command again.");
        if (response.Content.Headers.ContentLength is { } rest && have + rest != length)
            throw new SegLabException($"{address} offers {have + rest:N0} bytes, the expected file has {length:N0}. It is not the same file: get it in another way and use 'seglab data import FILE'.");
    }
}
