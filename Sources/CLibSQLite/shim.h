// SQLite 3, for the writing connection's statements and for how its files are written; everything else goes through
// GRDB. What Swift cannot call has an inline function here.
#ifndef GATEWAY_CLIBSQLITE_SHIM_H
#define GATEWAY_CLIBSQLITE_SHIM_H
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

// `sqlite3_config` takes a variable list. Only before the library is first used; after that nothing changes.
static inline int gateway_sqlite_count_no_memory(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

// The destructors are casts. "Kept" bytes outlive the step; others are copied.
static inline int gateway_sqlite_bind_kept_text(sqlite3_stmt *statement, int index, const void *text, int count) {
    return sqlite3_bind_text(statement, index, (const char *)text, count, SQLITE_STATIC);
}
static inline int gateway_sqlite_bind_kept_bytes(sqlite3_stmt *statement, int index, const void *bytes, int count) {
    return sqlite3_bind_blob(statement, index, bytes, count, SQLITE_STATIC);
}
static inline int gateway_sqlite_bind_text(sqlite3_stmt *statement, int index, const void *text, int count) {
    return sqlite3_bind_text(statement, index, (const char *)text, count, SQLITE_TRANSIENT);
}
static inline int gateway_sqlite_bind_bytes(sqlite3_stmt *statement, int index, const void *bytes, int count) {
    return sqlite3_bind_blob(statement, index, bytes, count, SQLITE_TRANSIENT);
}

// How a connection's files are written: methods of ours take the place of a file's, one by one.

// The methods of one file, with those that were in their place. `sqlite3_io_methods` comes first, so that a file leads
// to its own.
typedef struct {
    sqlite3_io_methods methods;
    const sqlite3_io_methods *inner;
    // Of a log: what is to be written, and where.
    unsigned char *kept;
    int count;
    sqlite3_int64 offset;
    // Of a database: pages written since they were last made to go to the disk, and how many that may be.
    int pages;
    int pagesMax;
} gateway_sqlite_file;

// SQLite's own files take less than 128 KiB at a time.
enum { gateway_sqlite_kept_max = 1 << 16 };

static inline gateway_sqlite_file *gateway_sqlite_file_of(sqlite3_file *file) {
    return (gateway_sqlite_file *)file->pMethods;
}

// What fails to be written is not kept: whoever is told writes it again, or gives up his transaction.
static inline int gateway_sqlite_flush(sqlite3_file *file) {
    gateway_sqlite_file *own = gateway_sqlite_file_of(file);
    int count = own->count;
    own->count = 0;
    return count == 0 ? SQLITE_OK : own->inner->xWrite(file, own->kept, count, own->offset);
}

static inline int gateway_sqlite_joined_write(
    sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
    gateway_sqlite_file *own = gateway_sqlite_file_of(file);
    if (own->count > 0 && (offset != own->offset + own->count || count > gateway_sqlite_kept_max - own->count)) {
        int result = gateway_sqlite_flush(file);
        if (result != SQLITE_OK) return result;
    }
    if (count > gateway_sqlite_kept_max) return own->inner->xWrite(file, bytes, count, offset);
    if (own->count == 0) own->offset = offset;
    memcpy(own->kept + own->count, bytes, (size_t)count);
    own->count += count;
    return SQLITE_OK;
}

static inline int gateway_sqlite_joined_sync(sqlite3_file *file, int flags) {
    int result = gateway_sqlite_flush(file);
    return result != SQLITE_OK ? result : gateway_sqlite_file_of(file)->inner->xSync(file, flags);
}

static inline int gateway_sqlite_joined_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
    int result = gateway_sqlite_flush(file);
    return result != SQLITE_OK ? result : gateway_sqlite_file_of(file)->inner->xRead(file, bytes, count, offset);
}

static inline int gateway_sqlite_joined_truncate(sqlite3_file *file, sqlite3_int64 size) {
    int result = gateway_sqlite_flush(file);
    return result != SQLITE_OK ? result : gateway_sqlite_file_of(file)->inner->xTruncate(file, size);
}

static inline int gateway_sqlite_joined_size(sqlite3_file *file, sqlite3_int64 *size) {
    int result = gateway_sqlite_flush(file);
    return result != SQLITE_OK ? result : gateway_sqlite_file_of(file)->inner->xFileSize(file, size);
}

// A page goes to the disk in company, but not in a crowd.
static inline int gateway_sqlite_paced_write(
    sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
    gateway_sqlite_file *own = gateway_sqlite_file_of(file);
    int result = own->inner->xWrite(file, bytes, count, offset);
    if (result != SQLITE_OK || ++own->pages < own->pagesMax) return result;
    own->pages = 0;
    return own->inner->xSync(file, SQLITE_SYNC_NORMAL | SQLITE_SYNC_DATAONLY);
}

// Gives the file back as it was. Nothing is kept but during a commit.
static inline int gateway_sqlite_own_close(sqlite3_file *file) {
    gateway_sqlite_file *own = gateway_sqlite_file_of(file);
    file->pMethods = own->inner;
    free(own->kept);
    free(own);
    return file->pMethods->xClose(file);
}

// A file of the connection, by the request that asks for it. A file that is not open is none.
static inline int gateway_sqlite_open_file(sqlite3 *connection, int request, sqlite3_file **file) {
    *file = NULL;
    int result = sqlite3_file_control(connection, "main", request, file);
    if (result != SQLITE_OK) return result;
    return *file == NULL || (*file)->pMethods == NULL ? SQLITE_MISUSE : SQLITE_OK;
}

static inline gateway_sqlite_file *gateway_sqlite_own(sqlite3_file *file) {
    gateway_sqlite_file *own = calloc(1, sizeof *own);
    if (own == NULL) return NULL;
    own->inner = file->pMethods;
    own->methods = *file->pMethods;
    own->methods.xClose = gateway_sqlite_own_close;
    return own;
}

// From now on this connection's log is written by one call for what a commit adds to it, with the sync that follows.
// Only for a connection with `synchronous = FULL` whose log is open: then nobody is told of a page before that sync.
// A page goes to the log with its commit and not before: what a transaction that is then given up had kept here would
// be written later, where another process's commits stand by then. Once for a connection.
// Where a write may damage its neighbours in a sector, the log stays as it was: there SQLite fills the last sector of a
// commit, and writes what goes beyond it after the sync.
static inline int gateway_sqlite_join_log_writes(sqlite3 *connection) {
    sqlite3_file *file;
    int result = gateway_sqlite_open_file(connection, SQLITE_FCNTL_FILE_POINTER, &file);
    if (result != SQLITE_OK) return result;
    if (!(file->pMethods->xDeviceCharacteristics(file) & SQLITE_IOCAP_POWERSAFE_OVERWRITE)) return SQLITE_OK;
    result = sqlite3_exec(connection, "PRAGMA cache_spill = OFF", NULL, NULL, NULL);
    if (result != SQLITE_OK) return result;
    result = gateway_sqlite_open_file(connection, SQLITE_FCNTL_JOURNAL_POINTER, &file);
    if (result != SQLITE_OK) return result;
    gateway_sqlite_file *own = gateway_sqlite_own(file);
    if (own == NULL) return SQLITE_NOMEM;
    own->kept = malloc(gateway_sqlite_kept_max);
    if (own->kept == NULL) {
        free(own);
        return SQLITE_NOMEM;
    }
    own->methods.xWrite = gateway_sqlite_joined_write;
    own->methods.xSync = gateway_sqlite_joined_sync;
    own->methods.xRead = gateway_sqlite_joined_read;
    own->methods.xTruncate = gateway_sqlite_joined_truncate;
    own->methods.xFileSize = gateway_sqlite_joined_size;
    file->pMethods = &own->methods;
    return SQLITE_OK;
}

// From now on this connection sends so many pages of the database at a time to the disk. Once for a connection.
static inline int gateway_sqlite_pace_pages(sqlite3 *connection, int pagesMax) {
    sqlite3_file *file;
    int result = gateway_sqlite_open_file(connection, SQLITE_FCNTL_FILE_POINTER, &file);
    if (result != SQLITE_OK) return result;
    gateway_sqlite_file *own = gateway_sqlite_own(file);
    if (own == NULL) return SQLITE_NOMEM;
    own->pagesMax = pagesMax;
    own->methods.xWrite = gateway_sqlite_paced_write;
    file->pMethods = &own->methods;
    return SQLITE_OK;
}
#endif
