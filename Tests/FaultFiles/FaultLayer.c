// The layer between SQLite and the system's files.
#include "FaultDisk.h"

#include <string.h>
#include <unistd.h>

static sqlite3_vfs layer;
static sqlite3_vfs *unixLayer;

static FaultHandle *handleOf(sqlite3_file *file) { return (FaultHandle *)file; }

// A handle that is used while its disk is locked.
typedef struct {
    FaultHandle *handle;
    FaultFile *file;
    FaultDisk *disk;
} Locked;

static Locked locked(sqlite3_file *base) {
    FaultHandle *handle = handleOf(base);
    Locked locked = {handle, handle->file, handle->file->disk};
    pthread_mutex_lock(&locked.disk->lock);
    return locked;
}

static int unlocked(Locked locked, int result) {
    pthread_mutex_unlock(&locked.disk->lock);
    return result;
}

// MARK: Files

static int layerClose(sqlite3_file *base) {
    Locked it = locked(base);
    FaultHandle **link = &it.file->handles;
    while (*link != it.handle) link = &(*link)->next;
    *link = it.handle->next;
    int result = it.handle->inner->pMethods->xClose(it.handle->inner);
    return unlocked(it, result);
}

static int layerRead(sqlite3_file *base, void *bytes, int length, sqlite3_int64 offset) {
    Locked it = locked(base);
    if (it.disk->isCut || faultStrikes(it.disk, FaultKindRead)) return unlocked(it, SQLITE_IOERR_READ);
    bool isGarbled = it.file->isDatabase && offset > 0 && faultStrikes(it.disk, FaultKindGarbled);
    unlocked(it, SQLITE_OK);
    int result = it.handle->inner->pMethods->xRead(it.handle->inner, bytes, length, offset);
    if (isGarbled)
        for (int index = 0; index < length; index += 7) ((uint8_t *)bytes)[index] ^= 0xFF;
    return result;
}

static int layerWrite(sqlite3_file *base, const void *bytes, int length, sqlite3_int64 offset) {
    Locked it = locked(base);
    if (it.disk->isCut) return unlocked(it, SQLITE_IOERR_WRITE);
    if (faultStrikes(it.disk, FaultKindReadOnly)) return unlocked(it, SQLITE_IOERR_WRITE);
    if (faultStrikes(it.disk, FaultKindWrite)) return unlocked(it, SQLITE_IOERR_WRITE);
    if (offset + length > faultLength(it.file) && faultStrikes(it.disk, FaultKindFull))
        return unlocked(it, SQLITE_FULL);
    bool isCut = faultOperation(it.disk);
    int result = faultWrite(it.handle, bytes, length, offset);
    return unlocked(it, isCut ? SQLITE_IOERR_WRITE : result);
}

static int layerTruncate(sqlite3_file *base, sqlite3_int64 length) {
    Locked it = locked(base);
    if (it.disk->isCut || faultStrikes(it.disk, FaultKindReadOnly)) return unlocked(it, SQLITE_IOERR_TRUNCATE);
    bool isCut = faultOperation(it.disk);
    int result = faultTruncate(it.handle, length);
    return unlocked(it, isCut ? SQLITE_IOERR_TRUNCATE : result);
}

static int layerSync(sqlite3_file *base, int flags) {
    (void)flags;
    Locked it = locked(base);
    if (it.disk->isCut) return unlocked(it, SQLITE_IOERR_FSYNC);
    if (faultStrikes(it.disk, FaultKindSync)) {
        faultSyncFailed(it.file);
        return unlocked(it, SQLITE_IOERR_FSYNC);
    }
    // The power may go before the disk has done it, or after.
    if (faultOperation(it.disk)) {
        if (faultRandom(it.disk) & 1) faultSynced(it.file);
        return unlocked(it, SQLITE_IOERR_FSYNC);
    }
    if (faultStrikes(it.disk, FaultKindLyingSync)) return unlocked(it, SQLITE_OK);
    if (it.file->isLog && faultStrikes(it.disk, FaultKindLyingLogSync)) return unlocked(it, SQLITE_OK);
    faultSynced(it.file);
    return unlocked(it, SQLITE_OK);
}

static int layerFileSize(sqlite3_file *base, sqlite3_int64 *length) {
    Locked it = locked(base);
    if (it.disk->isCut) return unlocked(it, SQLITE_IOERR_FSTAT);
    return unlocked(it, it.handle->inner->pMethods->xFileSize(it.handle->inner, length));
}

// Everything else is the system's.
#define PASS(name, parameters, arguments)                                    \
    static int layer##name parameters {                                     \
        sqlite3_file *inner = handleOf(base)->inner;                        \
        return inner->pMethods->x##name arguments;                          \
    }
PASS(Lock, (sqlite3_file *base, int level), (inner, level))
PASS(Unlock, (sqlite3_file *base, int level), (inner, level))
PASS(CheckReservedLock, (sqlite3_file *base, int *result), (inner, result))
PASS(FileControl, (sqlite3_file *base, int operation, void *argument), (inner, operation, argument))
PASS(SectorSize, (sqlite3_file *base), (inner))
PASS(DeviceCharacteristics, (sqlite3_file *base), (inner))
PASS(ShmMap, (sqlite3_file *base, int page, int size, int extend, void volatile **memory),
     (inner, page, size, extend, memory))
PASS(ShmLock, (sqlite3_file *base, int offset, int count, int flags), (inner, offset, count, flags))
PASS(ShmUnmap, (sqlite3_file *base, int remove), (inner, remove))

static void layerShmBarrier(sqlite3_file *base) {
    sqlite3_file *inner = handleOf(base)->inner;
    inner->pMethods->xShmBarrier(inner);
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = layerClose,
    .xRead = layerRead,
    .xWrite = layerWrite,
    .xTruncate = layerTruncate,
    .xSync = layerSync,
    .xFileSize = layerFileSize,
    .xLock = layerLock,
    .xUnlock = layerUnlock,
    .xCheckReservedLock = layerCheckReservedLock,
    .xFileControl = layerFileControl,
    .xSectorSize = layerSectorSize,
    .xDeviceCharacteristics = layerDeviceCharacteristics,
    .xShmMap = layerShmMap,
    .xShmLock = layerShmLock,
    .xShmBarrier = layerShmBarrier,
    .xShmUnmap = layerShmUnmap,
};

// MARK: Names

static int layerOpen(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *base, int flags, int *flagsOut) {
    (void)vfs;
    FaultDisk *disk = name == NULL ? NULL : faultDiskFor(name);
    if (disk == NULL) return unixLayer->xOpen(unixLayer, name, base, flags, flagsOut);
    FaultHandle *handle = handleOf(base);
    memset(handle, 0, sizeof *handle);
    handle->inner = (sqlite3_file *)(handle + 1);
    pthread_mutex_lock(&disk->lock);
    bool existed = access(name, F_OK) == 0;
    bool isReadOnly = disk->windows[FaultKindReadOnly].isOn;
    if (disk->isCut || (isReadOnly && !existed)) {
        pthread_mutex_unlock(&disk->lock);
        return SQLITE_CANTOPEN;
    }
    if (isReadOnly) flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
    FaultFile *file = faultFile(disk, name);
    int result = unixLayer->xOpen(unixLayer, name, handle->inner, flags, flagsOut);
    if (result == SQLITE_OK) {
        file->isLog = flags & SQLITE_OPEN_WAL;
        file->isDatabase = flags & SQLITE_OPEN_MAIN_DB;
        if (!existed) {
            file->exists = true;
            file->nameIsDurable = false;
            file->durableLength = 0;
            file->syncsDirectory = flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL);
        }
        handle->file = file;
        handle->isWritable = flags & SQLITE_OPEN_READWRITE;
        handle->next = file->handles;
        file->handles = handle;
        handle->base.pMethods = &methods;
    }
    pthread_mutex_unlock(&disk->lock);
    return result;
}

static int layerDelete(sqlite3_vfs *vfs, const char *name, int syncsDirectory) {
    (void)vfs;
    FaultDisk *disk = faultDiskFor(name);
    if (disk == NULL) return unixLayer->xDelete(unixLayer, name, syncsDirectory);
    pthread_mutex_lock(&disk->lock);
    int result = SQLITE_IOERR_DELETE;
    if (!disk->isCut && !faultStrikes(disk, FaultKindReadOnly) && !faultOperation(disk)) {
        FaultFile *file = faultFile(disk, name);
        if (file->exists) faultRemoved(file);
        result = unixLayer->xDelete(unixLayer, name, 0);
        if (result == SQLITE_OK && syncsDirectory) faultDirectorySynced(disk);
    }
    pthread_mutex_unlock(&disk->lock);
    return result;
}

void faultRegisterLayer(void) {
    if (unixLayer != NULL) return;
    unixLayer = sqlite3_vfs_find("unix");
    layer = *unixLayer;
    layer.zName = "fault-files";
    layer.pNext = NULL;
    layer.szOsFile = (int)sizeof(FaultHandle) + unixLayer->szOsFile;
    layer.xOpen = layerOpen;
    layer.xDelete = layerDelete;
    sqlite3_vfs_register(&layer, 1);
}
