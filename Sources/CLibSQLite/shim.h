// SQLite 3, for the statements of the writing connection alone; everything else goes through GRDB. What Swift cannot call
// has an inline function here.
#ifndef GATEWAY_CLIBSQLITE_SHIM_H
#define GATEWAY_CLIBSQLITE_SHIM_H
#include <sqlite3.h>

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
#endif
