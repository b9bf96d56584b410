using System.Net;
using System.Net.Sockets;

namespace SegLab.Tests.Data.Fetching;

/// <summary>Serves one file on the loopback address, well or badly.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly byte[] _file;
    private readonly Task _serving;

    public LoopbackServer(byte[] file)
    {
        _file = file;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/file.rar");
        }

        _listener.Prefixes.Add(new Uri(Address, "/").ToString());
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>The first byte that each request asked for.</summary>
    public List<long> Starts { get; } = [];

    /// <summary>The status of every answer instead of the file.</summary>
    public HttpStatusCode? Failure { get; set; }

    /// <summary>Breaks each connection after so many bytes of the body.</summary>
    public int? BreakAfter { get; set; }

    public bool IgnoresRanges { get; set; }

    public bool Redirects { get; set; }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or InvalidOperationException or IOException)
            {
                if (!_listener.IsListening)
                    return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var response = context.Response;
        if (Redirects && context.Request.Url!.AbsolutePath != "/elsewhere")
        {
            response.Redirect("/elsewhere");
            response.Close();
            return;
        }

        var range = context.Request.Headers["Range"];
        var start = range is null ? 0 : int.Parse(range.Split('=', '-')[1], System.Globalization.CultureInfo.InvariantCulture);
        Starts.Add(start);
        if (Failure is { } failure)
        {
            response.StatusCode = (int)failure;
            response.Close();
            return;
        }

        if (range is not null && !IgnoresRanges)
        {
            response.StatusCode = (int)HttpStatusCode.PartialContent;
            response.Headers["Content-Range"] = $"bytes {start}-{_file.Length - 1}/{_file.Length}";
        }

        var body = _file.AsMemory(IgnoresRanges ? 0 : start);
        response.ContentLength64 = body.Length;
        await response.OutputStream.WriteAsync(body[..Math.Min(body.Length, BreakAfter ?? int.MaxValue)]);
        if (BreakAfter < body.Length)
        {
            await response.OutputStream.FlushAsync();
            response.Abort();
            return;
        }

        response.Close();
    }
}
