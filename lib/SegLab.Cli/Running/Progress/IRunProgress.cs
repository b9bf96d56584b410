namespace SegLab.Cli.Running.Progress;

/// <summary>Tells the person at the terminal what a run is doing. Called from any thread.</summary>
internal interface IRunProgress
{
    /// <summary>A cell starts.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="purpose">What it does, in a line.</param>
    void CellStarted(int number, int count, string purpose);

    /// <summary>The running cell says what it is doing and how long that will take.</summary>
    /// <param name="status">One line.</param>
    void CellReported(string status);

    /// <summary>The running cell has ended.</summary>
    void CellEnded();

    /// <summary>Something that the person should know though nothing failed.</summary>
    /// <param name="notice">One line.</param>
    void Noticed(string notice);

    /// <summary>Shows progress as long as the work goes on.</summary>
    /// <param name="work">The work.</param>
    /// <returns>Its result.</returns>
    Task<T> ShowWhileAsync<T>(Func<Task<T>> work);
}
