namespace SegLab.Experiments.Store;

/// <summary>Why a run of a store is not read.</summary>
public enum UnreadReason
{
    /// <summary>A later version of SegLab wrote it, and uses what this one does not know.</summary>
    LaterVersion,

    /// <summary>A file of it can't be opened at this moment: no permission, a lock, a failing disk.</summary>
    Inaccessible,

    /// <summary>It is a copy of another run of the store, which is read.</summary>
    Copy,
}
