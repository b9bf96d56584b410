using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SegLab.Tests.Cli.Reports;

/// <summary>A web server on this machine that notes what it is asked for.</summary>
internal sealed class CountingServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<string> _paths = new();

    public CountingServer()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = FormattableString.Invariant($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/");
        }

        _listener.Prefixes.Add(Address);
        _listener.Start();
        _ = Task.Run(AnswerAsync);
    }

    /// <summary>Where it is, with a slash at the end.</summary>
    public string Address { get; }

    /// <summary>The paths that it was asked for since it was last asked this, in alphabetical order, each once.</summary>
    public IReadOnlyList<string> Take()
    {
        var taken = new SortedSet<string>(StringComparer.Ordinal);
        while (_paths.TryDequeue(out var path))
            taken.Add(path);
        return [.. taken];
    }

    public void Dispose() => _listener.Close();

    private async Task AnswerAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _paths.Enqueue(context.Request.Url!.AbsolutePath);
                context.Response.Close();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
