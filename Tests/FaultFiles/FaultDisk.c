// The disk: what is durable, what is not, and what a power cut leaves.
#define _GNU_SOURCE
#include "FaultDisk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static pthread_mutex_t disksLock = PTHREAD_MUTEX_INITIALIZER;
static FaultDisk *disks;

// A test that cannot go on says so; there is nobody to hand the failure to.
static void require(bool holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "fault disk: %s (%s)\n", what, strerror(errno));
    abort();
}

static void *bytesOf(size_t count) {
    void *memory = calloc(1, count > 0 ? count : 1);
    require(memory != NULL, "no memory");
    return memory;
}

// SplitMix64.
uint64_t faultRandom(FaultDisk *disk) {
    uint64_t mixed = disk->random += 0x9E3779B97F4A7C15u;
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBu;
    return mixed ^ mixed >> 31;
}

// MARK: Disks and files

FaultDisk *FaultDiskAttach(const char *directory, uint64_t seed) {
    FaultDisk *disk = bytesOf(sizeof *disk);
    char *path = realpath(directory, NULL);
    require(path != NULL, "no such folder");
    disk->directoryLength = strlen(path) + 1;
    disk->directory = bytesOf(disk->directoryLength + 1);
    memcpy(disk->directory, path, disk->directoryLength - 1);
    disk->directory[disk->directoryLength - 1] = '/';
    free(path);
    disk->random = seed;
    disk->cutAt = -1;
    pthread_mutex_init(&disk->lock, NULL);
    pthread_mutex_lock(&disksLock);
    disk->next = disks;
    disks = disk;
    faultRegisterLayer();
    pthread_mutex_unlock(&disksLock);
    return disk;
}

FaultDisk *faultDiskFor(const char *path) {
    pthread_mutex_lock(&disksLock);
    FaultDisk *disk = disks;
    while (disk != NULL && strncmp(path, disk->directory, disk->directoryLength) != 0) disk = disk->next;
    pthread_mutex_unlock(&disksLock);
    return disk;
}

FaultFile *faultFile(FaultDisk *disk, const char *path) {
    for (FaultFile *file = disk->files; file != NULL; file = file->next)
        if (strcmp(file->path, path) == 0) return file;
    FaultFile *file = bytesOf(sizeof *file);
    file->path = strdup(path);
    file->disk = disk;
    file->next = disk->files;
    disk->files = file;
    struct stat status;
    if (stat(path, &status) == 0) {
        file->exists = file->nameIsDurable = true;
        file->durableLength = status.st_size;
    }
    return file;
}

static void forgetChanges(FaultFile *file) {
    for (size_t index = 0; index < file->changesCount; index++) free(file->changes[index].bytes);
    file->changesCount = 0;
}

static void forgetSectors(FaultFile *file, bool onlyDirty) {
    for (size_t bucket = 0; bucket < FaultBuckets; bucket++) {
        FaultSector **link = &file->buckets[bucket];
        while (*link != NULL) {
            FaultSector *sector = *link;
            if (onlyDirty && !sector->isDirty) {
                link = &sector->next;
                continue;
            }
            *link = sector->next;
            free(sector);
        }
    }
}

static void forgetGhost(FaultFile *file) {
    free(file->ghost.bytes);
    file->ghost = (FaultImage){NULL, 0};
}

void FaultDiskDetach(FaultDisk *disk) {
    pthread_mutex_lock(&disksLock);
    FaultDisk **link = &disks;
    while (*link != disk) link = &(*link)->next;
    *link = disk->next;
    pthread_mutex_unlock(&disksLock);
    // A test that failed half way may leave files open: they keep their disk.
    for (FaultFile *file = disk->files; file != NULL; file = file->next)
        if (file->handles != NULL) return;
    while (disk->files != NULL) {
        FaultFile *file = disk->files;
        disk->files = file->next;
        forgetChanges(file);
        forgetSectors(file, false);
        forgetGhost(file);
        free(file->changes);
        free(file->path);
        free(file);
    }
    pthread_mutex_destroy(&disk->lock);
    free(disk->directory);
    free(disk);
}

// MARK: Faults that are asked for

bool faultStrikes(FaultDisk *disk, FaultKind kind) {
    FaultWindow *window = &disk->windows[kind];
    if (!window->isOn) return false;
    if (window->skipped > 0) {
        window->skipped -= 1;
        return false;
    }
    if (window->count == 0) {
        window->isOn = false;
        return false;
    }
    if (window->count > 0) window->count -= 1;
    window->strikes += 1;
    return true;
}

bool faultOperation(FaultDisk *disk) {
    disk->operations += 1;
    if (disk->cutAt >= 0 && disk->operations >= disk->cutAt) disk->isCut = true;
    return disk->isCut;
}

void FaultDiskCutAfter(FaultDisk *disk, int64_t operations) {
    pthread_mutex_lock(&disk->lock);
    if (operations == 0) disk->isCut = true;
    disk->cutAt = disk->operations + operations;
    pthread_mutex_unlock(&disk->lock);
}

bool FaultDiskIsCut(FaultDisk *disk) {
    pthread_mutex_lock(&disk->lock);
    bool isCut = disk->isCut;
    pthread_mutex_unlock(&disk->lock);
    return isCut;
}

void FaultDiskBegin(FaultDisk *disk, FaultKind kind, int64_t skipped, int64_t count) {
    pthread_mutex_lock(&disk->lock);
    FaultWindow *window = &disk->windows[kind];
    *window = (FaultWindow){true, skipped, count, window->strikes};
    pthread_mutex_unlock(&disk->lock);
}

void FaultDiskEnd(FaultDisk *disk, FaultKind kind) {
    pthread_mutex_lock(&disk->lock);
    disk->windows[kind].isOn = false;
    pthread_mutex_unlock(&disk->lock);
}

int64_t FaultDiskStrikes(FaultDisk *disk, FaultKind kind) {
    pthread_mutex_lock(&disk->lock);
    int64_t strikes = disk->windows[kind].strikes;
    pthread_mutex_unlock(&disk->lock);
    return strikes;
}

int64_t FaultDiskOperations(FaultDisk *disk) {
    pthread_mutex_lock(&disk->lock);
    int64_t operations = disk->operations;
    pthread_mutex_unlock(&disk->lock);
    return operations;
}

// MARK: Changes

// Through a handle that is open, for to open and close a file of one's own would end SQLite's locks on it.
static void readAt(FaultFile *file, void *bytes, int length, int64_t offset) {
    memset(bytes, 0, (size_t)length);
    if (file->handles != NULL) {
        sqlite3_file *inner = file->handles->inner;
        int result = inner->pMethods->xRead(inner, bytes, length, offset);
        require(result == SQLITE_OK || result == SQLITE_IOERR_SHORT_READ, "the file cannot be read");
        return;
    }
    int descriptor = open(file->path, O_RDONLY | O_CLOEXEC);
    require(descriptor >= 0 && pread(descriptor, bytes, (size_t)length, offset) >= 0, file->path);
    close(descriptor);
}

static void writeAt(FaultFile *file, const void *bytes, int length, int64_t offset) {
    for (FaultHandle *handle = file->handles; handle != NULL; handle = handle->next) {
        if (!handle->isWritable) continue;
        sqlite3_file *inner = handle->inner;
        require(inner->pMethods->xWrite(inner, bytes, length, offset) == SQLITE_OK, "the file cannot be written");
        return;
    }
    require(file->handles == NULL, "the file is open for reading only");
    int descriptor = open(file->path, O_WRONLY | O_CLOEXEC);
    require(descriptor >= 0 && pwrite(descriptor, bytes, (size_t)length, offset) == length, file->path);
    close(descriptor);
}

int64_t faultLength(FaultFile *file) {
    sqlite3_int64 length = 0;
    if (file->handles != NULL) {
        sqlite3_file *inner = file->handles->inner;
        require(inner->pMethods->xFileSize(inner, &length) == SQLITE_OK, "the file has no length");
        return length;
    }
    struct stat status;
    return stat(file->path, &status) == 0 ? status.st_size : 0;
}

static FaultSector *sectorOf(FaultFile *file, int64_t number) {
    FaultSector *sector = file->buckets[number % FaultBuckets];
    while (sector != NULL && sector->number != number) sector = sector->next;
    return sector;
}

static void record(FaultFile *file, FaultChange change) {
    if (file->changesCount == file->changesCapacity) {
        file->changesCapacity = file->changesCapacity * 2 + 64;
        file->changes = realloc(file->changes, file->changesCapacity * sizeof change);
        require(file->changes != NULL, "no memory");
    }
    file->changes[file->changesCount++] = change;
}

// Remembers what the disk has of the sectors that are about to change. A page is written as a whole, so what a sync
// lost of it gets another chance.
static void keepDurable(FaultFile *file, int64_t first, int64_t last) {
    for (int64_t number = first; number <= last; number++) {
        if (sectorOf(file, number) != NULL) continue;
        FaultSector *sector = bytesOf(sizeof *sector);
        sector->number = number;
        sector->isDirty = true;
        readAt(file, sector->durable, FaultSectorBytes, number * FaultSectorBytes);
        sector->next = file->buckets[number % FaultBuckets];
        file->buckets[number % FaultBuckets] = sector;
    }
    int64_t page = first - first % FaultPageSectors;
    int64_t pageEnd = last - last % FaultPageSectors + FaultPageSectors;
    for (int64_t number = page; number < pageEnd; number++) {
        FaultSector *sector = sectorOf(file, number);
        if (sector == NULL || sector->isDirty) continue;
        sector->isDirty = true;
        // It is written again, with what is there to be read.
        uint8_t *bytes = bytesOf(FaultSectorBytes);
        readAt(file, bytes, FaultSectorBytes, number * FaultSectorBytes);
        record(file, (FaultChange){false, number * FaultSectorBytes, FaultSectorBytes, bytes});
    }
}

int faultWrite(FaultHandle *handle, const void *bytes, int length, int64_t offset) {
    FaultFile *file = handle->file;
    keepDurable(file, offset / FaultSectorBytes, (offset + length - 1) / FaultSectorBytes);
    FaultChange change = {false, offset, length, bytesOf((size_t)length)};
    memcpy(change.bytes, bytes, (size_t)length);
    record(file, change);
    return handle->inner->pMethods->xWrite(handle->inner, bytes, length, offset);
}

int faultTruncate(FaultHandle *handle, int64_t length) {
    FaultFile *file = handle->file;
    int64_t old = faultLength(file);
    if (old > length) keepDurable(file, length / FaultSectorBytes, (old - 1) / FaultSectorBytes);
    record(file, (FaultChange){true, length, 0, NULL});
    return handle->inner->pMethods->xTruncate(handle->inner, length);
}

void faultSynced(FaultFile *file) {
    forgetChanges(file);
    forgetSectors(file, true);
    file->durableLength = faultLength(file);
    if (file->syncsDirectory) {
        file->syncsDirectory = false;
        faultDirectorySynced(file->disk);
    }
}

// Of each page either all reached the disk or nothing; the kernel calls all of them clean.
void faultSyncFailed(FaultFile *file) {
    int64_t pagesMask = 0x3F;
    uint8_t fate[64];
    for (int64_t index = 0; index <= pagesMask; index++) fate[index] = faultRandom(file->disk) & 1;
    for (size_t bucket = 0; bucket < FaultBuckets; bucket++) {
        FaultSector **link = &file->buckets[bucket];
        while (*link != NULL) {
            FaultSector *sector = *link;
            sector->isDirty = false;
            if (fate[sector->number / FaultPageSectors & pagesMask]) {
                link = &sector->next;
                continue;
            }
            *link = sector->next;
            free(sector);
        }
    }
    forgetChanges(file);
    file->durableLength = faultLength(file);
}

void faultDirectorySynced(FaultDisk *disk) {
    for (FaultFile *file = disk->files; file != NULL; file = file->next) {
        file->nameIsDurable = file->exists;
        forgetGhost(file);
    }
}

// MARK: What a cut leaves

// What the disk surely has of a file.
static FaultImage durableImage(FaultFile *file) {
    int64_t length = faultLength(file);
    int64_t room = length > file->durableLength ? length : file->durableLength;
    FaultImage image = {bytesOf((size_t)room + FaultSectorBytes), file->durableLength};
    if (length > 0) readAt(file, image.bytes, (int)length, 0);
    for (size_t bucket = 0; bucket < FaultBuckets; bucket++)
        for (FaultSector *sector = file->buckets[bucket]; sector != NULL; sector = sector->next) {
            int64_t offset = sector->number * FaultSectorBytes;
            int64_t count = room - offset < FaultSectorBytes ? room - offset : FaultSectorBytes;
            if (count > 0) memcpy(image.bytes + offset, sector->durable, (size_t)count);
        }
    memset(image.bytes + image.length, 0, (size_t)(room - image.length));
    return image;
}

void faultRemoved(FaultFile *file) {
    forgetGhost(file);
    if (file->nameIsDurable) file->ghost = durableImage(file);
    forgetChanges(file);
    forgetSectors(file, false);
    file->exists = file->nameIsDurable = file->syncsDirectory = false;
    file->durableLength = 0;
}

static void put(FaultImage *image, const uint8_t *bytes, int64_t offset, int64_t count) {
    if (count <= 0) return;
    if (offset + count > image->length) {
        image->bytes = realloc(image->bytes, (size_t)(offset + count));
        require(image->bytes != NULL, "no memory");
        memset(image->bytes + image->length, 0, (size_t)(offset + count - image->length));
        image->length = offset + count;
    }
    memcpy(image->bytes + offset, bytes, (size_t)count);
}

static void cutTo(FaultImage *image, int64_t length) {
    if (length < image->length) image->length = length;
}

typedef enum { Nothing, Everything, Beginning, Sectors } Survival;

static void survive(FaultFile *file, FaultImage *image, Survival survival, FaultLosses *losses) {
    size_t torn = survival == Beginning && file->changesCount > 0 ? faultRandom(file->disk) % file->changesCount
                                                                  : file->changesCount;
    for (size_t index = 0; index < file->changesCount; index++) {
        FaultChange change = file->changes[index];
        if (change.isTruncation) {
            bool happens = survival == Everything || (survival == Beginning && index < torn)
                           || (survival == Sectors && faultRandom(file->disk) & 1);
            if (happens) cutTo(image, change.offset);
            continue;
        }
        int64_t tornAt = index == torn ? (int64_t)(faultRandom(file->disk) % (uint64_t)change.length) : change.length;
        for (int64_t done = 0; done < change.length;) {
            int64_t offset = change.offset + done;
            int64_t count = FaultSectorBytes - offset % FaultSectorBytes;
            if (count > change.length - done) count = change.length - done;
            bool happens = survival == Everything || (survival == Beginning && index <= torn && done < tornAt)
                           || (survival == Sectors && faultRandom(file->disk) & 1);
            if (happens) put(image, change.bytes + done, offset, count);
            else losses->sectorsLost += 1;
            done += count;
        }
    }
}

static void store(const char *path, FaultImage image) {
    int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    require(descriptor >= 0, path);
    for (int64_t done = 0; done < image.length;) {
        ssize_t count = write(descriptor, image.bytes + done, (size_t)(image.length - done));
        require(count > 0, path);
        done += count;
    }
    close(descriptor);
}

static void powerOn(FaultFile *file, FaultLosses *losses) {
    // A name that no directory sync covers is there or not; the same for a removal.
    bool nameIsKept = file->nameIsDurable || (file->exists && faultRandom(file->disk) & 1);
    bool ghostIsBack = !nameIsKept && file->ghost.bytes != NULL && (file->exists || faultRandom(file->disk) & 1);
    if (nameIsKept && file->exists) {
        FaultImage image = durableImage(file);
        survive(file, &image, (Survival)(faultRandom(file->disk) % 4), losses);
        store(file->path, image);
        file->durableLength = image.length;
        free(image.bytes);
    } else if (ghostIsBack) {
        store(file->path, file->ghost);
        file->durableLength = file->ghost.length;
        losses->namesLost += 1;
    } else if (file->exists) {
        unlink(file->path);
        losses->namesLost += 1;
    }
    file->exists = file->nameIsDurable = (nameIsKept && file->exists) || ghostIsBack;
    if (!file->exists) file->durableLength = 0;
    file->syncsDirectory = false;
    forgetChanges(file);
    forgetSectors(file, false);
    forgetGhost(file);
    // Shared memory does not outlive the power.
    char memory[4096];
    snprintf(memory, sizeof memory, "%s-shm", file->path);
    unlink(memory);
}

bool FaultDiskPowerOn(FaultDisk *disk, FaultLosses *losses) {
    pthread_mutex_lock(&disk->lock);
    *losses = (FaultLosses){0, 0};
    bool isClosed = true;
    for (FaultFile *file = disk->files; file != NULL; file = file->next) isClosed = isClosed && file->handles == NULL;
    if (isClosed) {
        for (FaultFile *file = disk->files; file != NULL; file = file->next) powerOn(file, losses);
        disk->isCut = false;
        disk->cutAt = -1;
    }
    pthread_mutex_unlock(&disk->lock);
    return isClosed;
}

int64_t FaultDiskEvict(FaultDisk *disk) {
    pthread_mutex_lock(&disk->lock);
    int64_t evicted = 0;
    for (FaultFile *file = disk->files; file != NULL; file = file->next)
        for (size_t bucket = 0; bucket < FaultBuckets; bucket++) {
            FaultSector **link = &file->buckets[bucket];
            while (*link != NULL) {
                FaultSector *sector = *link;
                if (sector->isDirty) {
                    link = &sector->next;
                    continue;
                }
                writeAt(file, sector->durable, FaultSectorBytes, sector->number * FaultSectorBytes);
                *link = sector->next;
                free(sector);
                evicted += 1;
            }
        }
    pthread_mutex_unlock(&disk->lock);
    return evicted;
}

bool FaultDiskFlip(FaultDisk *disk, const char *path, int64_t offset, int32_t count) {
    pthread_mutex_lock(&disk->lock);
    FaultFile *file = disk->files;
    while (file != NULL && strcmp(file->path, path) != 0) file = file->next;
    bool isThere = file != NULL && file->exists && offset + count <= faultLength(file);
    if (isThere) {
        uint8_t *bytes = bytesOf((size_t)count);
        readAt(file, bytes, count, offset);
        for (int32_t index = 0; index < count; index++) bytes[index] ^= 0xFF;
        writeAt(file, bytes, count, offset);
        free(bytes);
    }
    pthread_mutex_unlock(&disk->lock);
    return isThere;
}
