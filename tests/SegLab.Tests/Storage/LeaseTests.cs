using System.Diagnostics;
using System.Text.Json;
using SegLab.Storage;
using Xunit;

namespace SegLab.Tests.Storage;

public sealed class LeaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _path;

    public LeaseTests() => _path = _folder[".key.lease"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void OneHasItAndTheOthersDoNot()
    {
        using (var lease = Lease.TryTake(_path, new LeaseObserver()))
        {
            Assert.NotNull(lease);
            lease.Require();
            var observer = new LeaseObserver();
            Assert.Null(Lease.TryTake(_path, observer));
            Assert.Equal(ProcessMark.Current, observer.Owner);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
        using var next = Lease.TryTake(_path, new LeaseObserver());
        Assert.NotNull(next);
    }

    [Fact]
    public void OfManyThatTryAtOnceOneHasIt()
    {
        var leases = new Lease?[16];
        Parallel.For(0, leases.Length, index => leases[index] = Lease.TryTake(_path, new LeaseObserver()));
        Assert.Single(leases, lease => lease is not null);
        Array.ForEach(leases, lease => lease?.Dispose());
    }

    [Fact]
    public void ADeadProcessOfThisMachineHasNone()
    {
        Write(ProcessMark.Current with { Process = int.MaxValue });
        using var lease = Lease.TryTake(_path, new LeaseObserver());
        Assert.NotNull(lease);
        lease.Require();
    }

    [Fact]
    public void ANewProcessOfTheSameNumberIsAnother()
    {
        Write(ProcessMark.Current with { Start = ProcessMark.Current.Start - 1 });
        using var lease = Lease.TryTake(_path, new LeaseObserver());
        Assert.NotNull(lease);
    }

    [Fact]
    public void AnotherMachinesLeaseIsFreeAfterItsSilence()
    {
        var elapsed = TimeSpan.Zero;
        Write(ProcessMark.Current with { Host = "elsewhere" });
        var observer = new LeaseObserver(elapsed: () => elapsed);
        Assert.Null(Lease.TryTake(_path, observer));
        elapsed = Lease.Silence - TimeSpan.FromSeconds(1);
        Assert.Null(Lease.TryTake(_path, observer));
        // A sign of life, and the wait begins anew.
        File.SetLastWriteTimeUtc(_path, File.GetLastWriteTimeUtc(_path).AddSeconds(1));
        elapsed = Lease.Silence;
        Assert.Null(Lease.TryTake(_path, observer));
        elapsed = 2 * Lease.Silence;
        using var lease = Lease.TryTake(_path, observer);
        Assert.NotNull(lease);
    }

    [Fact]
    public void ALeaseThatSaysNothingIsFreeAfterAMoment()
    {
        File.WriteAllText(_path, "");
        var elapsed = TimeSpan.Zero;
        var observer = new LeaseObserver(elapsed: () => elapsed);
        Assert.Null(Lease.TryTake(_path, observer));
        elapsed = Lease.Renewal;
        using var lease = Lease.TryTake(_path, observer);
        Assert.NotNull(lease);
    }

    [Fact]
    public void WhoLostItIsToldBeforeItWrites()
    {
        using var lease = Lease.TryTake(_path, new LeaseObserver());
        Write(ProcessMark.Current with { Host = "elsewhere" });
        Assert.Throws<LeaseLostException>(() => lease!.Require());
        lease!.Dispose();
        // The successor's stays.
        Assert.Equal("elsewhere", LeaseContent.Read(_path)!.Owner.Host);
    }

    [Fact]
    public void WhoseFileSomebodyRemovedMakesItAnew()
    {
        using (var lease = Lease.TryTake(_path, new LeaseObserver()))
        {
            File.Delete(_path);
            lease!.Require();
            Assert.Null(Lease.TryTake(_path, new LeaseObserver()));
        }

        Assert.False(File.Exists(_path));
    }

    [Fact]
    public void AnotherMachinesDeadLeaseIsFreeAtOnceByTheFileServersClock()
    {
        Write(ProcessMark.Current with { Host = "elsewhere" });
        File.SetLastWriteTimeUtc(_path, DateTime.UtcNow - Lease.Silence + TimeSpan.FromMinutes(1));
        Assert.Null(Lease.TryTake(_path, LeaseObserver.AskingServer(_folder.Path)));
        File.SetLastWriteTimeUtc(_path, DateTime.UtcNow - Lease.Silence - TimeSpan.FromMinutes(1));
        using (var lease = Lease.TryTake(_path, LeaseObserver.AskingServer(_folder.Path)))
            Assert.NotNull(lease);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void AForgottenLeaseOfThisProcessIsFreeAfterItsSilence()
    {
        Write(ProcessMark.Current);
        var elapsed = TimeSpan.Zero;
        var observer = new LeaseObserver(elapsed: () => elapsed);
        Assert.Null(Lease.TryTake(_path, observer));
        elapsed = Lease.Silence;
        using var lease = Lease.TryTake(_path, observer);
        Assert.NotNull(lease);
    }

    [Fact]
    public void AnotherProcessIsSeenToLiveAndToDie()
    {
        using var process = Process.Start(new ProcessStartInfo(OperatingSystem.IsWindows() ? "timeout" : "sleep", "60") { CreateNoWindow = true })!;
        try
        {
            var start = ReadStart(process.Id);
            Assert.False(ProcessMark.HasEndedHere(process.Id, start));
            Assert.True(ProcessMark.HasEndedHere(process.Id, start + 1));
        }
        finally
        {
            process.Kill();
            // Before anybody asked for its end it is still in the list.
            for (var wait = 0; OperatingSystem.IsLinux() && wait < 200 && !ProcessMark.HasEndedHere(process.Id, 0); wait++)
                Thread.Sleep(10);
            process.WaitForExit();
        }

        Assert.True(ProcessMark.HasEndedHere(process.Id, 0));

        long ReadStart(int id) => OperatingSystem.IsLinux()
            ? long.Parse(File.ReadAllText($"/proc/{id}/stat").Split(") ")[^1].Split(' ')[19], System.Globalization.CultureInfo.InvariantCulture)
            : process.StartTime.ToUniversalTime().Ticks / TimeSpan.TicksPerSecond;
    }

    // By a rename, as a successor does.
    private void Write(ProcessMark owner)
    {
        var other = _folder["other"];
        File.WriteAllText(other, JsonSerializer.Serialize(new LeaseContent(owner, "0123456789abcdef")));
        File.Move(other, _path, overwrite: true);
    }
}
