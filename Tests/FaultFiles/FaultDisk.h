// What the disk model and the layer of SQLite share.
#ifndef FAULT_DISK_H
#define FAULT_DISK_H

#include <pthread.h>
#include <sqlite3.h>
#include <stddef.h>

#include "include/FaultFiles.h"

enum { FaultSectorBytes = 512, FaultPageSectors = 8, FaultBuckets = 4096, FaultKinds = 8 };

// A sector that differs from what the disk surely has.
typedef struct FaultSector {
    int64_t number;
    // Written since the last sync; not so: lost by a sync that failed.
    bool isDirty;
    uint8_t durable[FaultSectorBytes];
    struct FaultSector *next;
} FaultSector;

// A write or a truncation since the last sync, in order.
typedef struct {
    bool isTruncation;
    int64_t offset;
    int32_t length;
    uint8_t *bytes;
} FaultChange;

typedef struct FaultImage {
    uint8_t *bytes;
    int64_t length;
} FaultImage;

struct FaultHandle;

// A file by its path, for as long as the disk lasts.
typedef struct FaultFile {
    char *path;
    FaultDisk *disk;
    bool exists, isLog, isDatabase;
    // Whether a directory sync has covered the name.
    bool nameIsDurable;
    // Its first sync is to cover the directory, as SQLite's unix layer does for logs and journals.
    bool syncsDirectory;
    int64_t durableLength;
    FaultSector *buckets[FaultBuckets];
    FaultChange *changes;
    size_t changesCount, changesCapacity;
    // The file as it was before a removal that no directory sync has covered; bytes is null when there is none.
    FaultImage ghost;
    struct FaultHandle *handles;
    struct FaultFile *next;
} FaultFile;

typedef struct {
    bool isOn;
    int64_t skipped, count, strikes;
} FaultWindow;

struct FaultDisk {
    char *directory;
    size_t directoryLength;
    uint64_t random;
    pthread_mutex_t lock;
    bool isCut;
    int64_t operations, cutAt;
    FaultWindow windows[FaultKinds];
    FaultFile *files;
    struct FaultDisk *next;
};

// What SQLite holds; the system's own handle follows it in memory.
typedef struct FaultHandle {
    sqlite3_file base;
    FaultFile *file;
    sqlite3_file *inner;
    bool isWritable;
    struct FaultHandle *next;
} FaultHandle;

// All but `faultDiskFor` are called with the disk's lock held.
FaultDisk *faultDiskFor(const char *path);
FaultFile *faultFile(FaultDisk *disk, const char *path);
bool faultStrikes(FaultDisk *disk, FaultKind kind);
// Counts an operation; true when the power went at it.
bool faultOperation(FaultDisk *disk);
uint64_t faultRandom(FaultDisk *disk);
int faultWrite(FaultHandle *handle, const void *bytes, int length, int64_t offset);
int faultTruncate(FaultHandle *handle, int64_t length);
void faultSynced(FaultFile *file);
void faultSyncFailed(FaultFile *file);
void faultDirectorySynced(FaultDisk *disk);
void faultRemoved(FaultFile *file);
int64_t faultLength(FaultFile *file);

void faultRegisterLayer(void);

#endif
