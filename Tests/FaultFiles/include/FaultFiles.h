/// Disks that fail as told, for tests: files of SQLite below a folder, on the system's own file layer.
///
/// A disk remembers what was written since the last sync of each file, and which names no directory sync covers. When
/// the power is cut, every later operation fails; when it comes back, the files hold what a real disk could hold: all
/// that was synced, and of the rest nothing, everything, a torn beginning, or any sectors of 512 bytes. Sectors are
/// whole (SQLite's POWERSAFE_OVERWRITE). No operation waits for a real disk.
#ifndef FAULT_FILES_H
#define FAULT_FILES_H

#include <stdbool.h>
#include <stdint.h>

typedef struct FaultDisk FaultDisk;

/// Faults that begin and end at will.
typedef enum {
    /// Files do not grow: SQLITE_FULL. What is there can be written over.
    FaultKindFull,
    /// Nothing is written, made or removed; files open for reading only.
    FaultKindReadOnly,
    /// Writing fails and leaves nothing.
    FaultKindWrite,
    /// A sync fails. Each page written since the last one is lost or not, though it can still be read; a later sync
    /// says nothing of it. So do kernels.
    FaultKindSync,
    /// Reading fails.
    FaultKindRead,
    /// What is read of the database file, its first page apart, has other bytes than are there.
    FaultKindGarbled,
    /// Syncs of any file succeed and do nothing.
    FaultKindLyingSync,
    /// Syncs of the write-ahead log succeed and do nothing.
    FaultKindLyingLogSync,
} FaultKind;

/// What became of unsynced writes when the power came back.
typedef struct {
    /// Sectors whose last writing was lost.
    int64_t sectorsLost;
    /// Files that were no longer there, or there again.
    int64_t namesLost;
} FaultLosses;

/// Puts the files below an existing folder on a disk of their own. The first call makes the layer SQLite's default;
/// other files go through it untouched.
FaultDisk *FaultDiskAttach(const char *directory, uint64_t seed);
/// Ends a disk; the files stay as they are. A disk with an open file ends with the process.
void FaultDiskDetach(FaultDisk *disk);

/// Cuts the power at the `operations`th write, sync, truncation or removal from now; 0 cuts it at once.
void FaultDiskCutAfter(FaultDisk *disk, int64_t operations);
/// Whether the power is gone.
bool FaultDiskIsCut(FaultDisk *disk);
/// Brings the power back, with what the disk kept. No file may be open: false if one is.
bool FaultDiskPowerOn(FaultDisk *disk, FaultLosses *losses);

/// Lets `skipped` operations pass that the fault could strike, then strikes `count` of them; -1 strikes until told.
void FaultDiskBegin(FaultDisk *disk, FaultKind kind, int64_t skipped, int64_t count);
/// Ends a fault.
void FaultDiskEnd(FaultDisk *disk, FaultKind kind);
/// How often a fault has struck.
int64_t FaultDiskStrikes(FaultDisk *disk, FaultKind kind);
/// Forgets, as a kernel short of memory does, pages that a failed sync lost: reads see the disk. How many sectors.
int64_t FaultDiskEvict(FaultDisk *disk);
/// Inverts bytes of a file that this disk has open or had open; false when it has none such or it is too short.
bool FaultDiskFlip(FaultDisk *disk, const char *path, int64_t offset, int32_t count);
/// How many writes, syncs, truncations and removals there have been.
int64_t FaultDiskOperations(FaultDisk *disk);

#endif
