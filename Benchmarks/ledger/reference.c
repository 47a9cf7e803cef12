// Hold and settle as a plain ledger in C would keep them: rows of accounts, holds and postings; SQLite, WAL, FULL.
//
// usage: reference STORE uniform|hot PAIRS one|two|rows
//   uniform  10,000 accounts, payer and payee at random; hot: one payer for all, payee at random
//   two      64 holds in one commit, then their 64 settlements in another, as whoever waits for the hold must do
//   one      64 pairs in one commit, which nobody who waits for the hold can have
//   rows     as two, and besides the rows that ours keeps: answers by key, a hashed journal, indexes by account
//
// Prints the pairs, and CPU and wall microseconds a pair.
#include <openssl/evp.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { GROUP = 64, ACCOUNTS = 10000, ENTRY_MAX = 1024 };

enum { FIND_HOLD, INSERT_HOLD, HOLD_FUNDS, EXPECT, POST, CLOSE_HOLD, DEBIT, CREDIT, FIND_ANSWER, ANSWER, JOURNAL, STATEMENTS };

static const char *sql[STATEMENTS] = {
    "SELECT payer, payee, amount FROM hold WHERE identifier = ?1 AND state = 'placed'",
    "INSERT INTO hold (identifier, payer, payee, amount, deadline, state) VALUES (?1, ?2, ?3, ?4, ?5, 'placed')",
    "UPDATE account SET held = held + ?2 WHERE identifier = ?1 AND posted - held >= ?2",
    "UPDATE account SET incoming = incoming + ?2 WHERE identifier = ?1",
    "INSERT INTO posting (debit, credit, amount, hold) VALUES (?1, ?2, ?3, ?4)",
    "UPDATE hold SET state = 'settled' WHERE identifier = ?1 AND state = 'placed'",
    "UPDATE account SET posted = posted - ?2, held = held - ?2 WHERE identifier = ?1",
    "UPDATE account SET posted = posted + ?2, incoming = incoming - ?2 WHERE identifier = ?1",
    "SELECT answer FROM answer WHERE command_key = ?1",
    "INSERT INTO answer (command_key, fingerprint, answer) VALUES (?1, ?2, 'done')",
    "INSERT INTO journal (kind, at, payload, hash) VALUES (5, ?1, ?2, ?3)",
};

static sqlite3 *database;
static sqlite3_stmt *statements[STATEMENTS];
static bool is_hot, keeps_rows;
static unsigned char chain[32];

static void stop(const char *what) {
    fprintf(stderr, "%s: %s\n", what, database ? sqlite3_errmsg(database) : "");
    exit(1);
}

static void run(const char *text) {
    if (sqlite3_exec(database, text, NULL, NULL, NULL) != SQLITE_OK) stop(text);
}

static uint64_t scattered(uint64_t value) {
    value += 0x9E3779B97F4A7C15;
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9;
    value = (value ^ value >> 27) * 0x94D049BB133111EB;
    return value ^ value >> 31;
}

typedef struct {
    char hold[48], payer[16], payee[16];
    long amount, number;
} Payment;

static Payment payment(long number) {
    Payment made = {.amount = 100, .number = number};
    uint64_t high = scattered((uint64_t)number * 2), low = scattered((uint64_t)number * 2 + 1);
    // Identifiers in no order, as UETRs are.
    static const char letters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
    for (int i = 0; i < 22; i++) made.hold[i] = letters[(i < 11 ? high : low) >> (i % 11 * 6) & 63];
    int payer = is_hot ? 0 : (int)(high % ACCOUNTS), payee = (int)(low % ACCOUNTS);
    if (payee == payer) payee = (payee + 1) % ACCOUNTS;
    snprintf(made.payer, sizeof made.payer, "ACCOUNT-%d", payer);
    snprintf(made.payee, sizeof made.payee, "ACCOUNT-%d", payee);
    return made;
}

static void text(int statement, int index, const char *value) {
    sqlite3_bind_text(statements[statement], index, value, -1, SQLITE_STATIC);
}

static void number(int statement, int index, long value) { sqlite3_bind_int64(statements[statement], index, value); }

static void change(int statement) {
    if (sqlite3_step(statements[statement]) != SQLITE_DONE) stop(sql[statement]);
    if (sqlite3_changes(database) != 1) stop("no such row");
    sqlite3_reset(statements[statement]);
}

// What ours records besides: the answer to the command's key, and an entry of the journal chained by its hash.
static void record(const Payment *made, const char *command) {
    if (!keeps_rows) return;
    char key[64], print[128], entry[ENTRY_MAX];
    snprintf(key, sizeof key, "%s/%s", made->hold, command);
    snprintf(print, sizeof print, "9:%s22:%s%s%s%ld", command, made->hold, made->payer, made->payee, made->amount);
    text(ANSWER, 1, key);
    text(ANSWER, 2, print);
    change(ANSWER);
    // About as long as ours: two accounts, a hold, an answer, a posting.
    int length = snprintf(entry + 32, sizeof entry - 32, "%-483s%s%s", print, key, made->payer) + 32;
    memcpy(entry, chain, sizeof chain);
    EVP_Digest(entry, (size_t)length, chain, NULL, EVP_sha256(), NULL);
    number(JOURNAL, 1, 1772600000000 + made->number);
    sqlite3_bind_blob(statements[JOURNAL], 2, entry + 32, length - 32, SQLITE_STATIC);
    sqlite3_bind_blob(statements[JOURNAL], 3, chain, sizeof chain, SQLITE_STATIC);
    change(JOURNAL);
}

static void ask_key(const Payment *made, const char *command) {
    if (!keeps_rows) return;
    char key[64];
    snprintf(key, sizeof key, "%s/%s", made->hold, command);
    text(FIND_ANSWER, 1, key);
    if (sqlite3_step(statements[FIND_ANSWER]) != SQLITE_DONE) stop("answered before");
    sqlite3_reset(statements[FIND_ANSWER]);
}

static void hold(const Payment *made) {
    ask_key(made, "placeHold");
    text(HOLD_FUNDS, 1, made->payer);
    number(HOLD_FUNDS, 2, made->amount);
    change(HOLD_FUNDS);
    text(EXPECT, 1, made->payee);
    number(EXPECT, 2, made->amount);
    change(EXPECT);
    text(INSERT_HOLD, 1, made->hold);
    text(INSERT_HOLD, 2, made->payer);
    text(INSERT_HOLD, 3, made->payee);
    number(INSERT_HOLD, 4, made->amount);
    number(INSERT_HOLD, 5, 1772600000000 + made->number);
    change(INSERT_HOLD);
    record(made, "placeHold");
}

// What is settled is read from the hold: of a settlement only its name is known.
static void settle(const Payment *made) {
    ask_key(made, "settleHold");
    sqlite3_stmt *found = statements[FIND_HOLD];
    text(FIND_HOLD, 1, made->hold);
    if (sqlite3_step(found) != SQLITE_ROW) stop("no such hold");
    char payer[16], payee[16];
    snprintf(payer, sizeof payer, "%s", (const char *)sqlite3_column_text(found, 0));
    snprintf(payee, sizeof payee, "%s", (const char *)sqlite3_column_text(found, 1));
    long amount = (long)sqlite3_column_int64(found, 2);
    sqlite3_reset(found);
    text(CLOSE_HOLD, 1, made->hold);
    change(CLOSE_HOLD);
    text(DEBIT, 1, payer);
    number(DEBIT, 2, amount);
    change(DEBIT);
    text(CREDIT, 1, payee);
    number(CREDIT, 2, amount);
    change(CREDIT);
    text(POST, 1, payer);
    text(POST, 2, payee);
    number(POST, 3, amount);
    text(POST, 4, made->hold);
    change(POST);
    record(made, "settleHold");
}

static void open_store(const char *path) {
    if (sqlite3_open(path, &database) != SQLITE_OK) stop("cannot open the store");
    // Pages, log and cache as in ours.
    run("PRAGMA page_size=4096; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        "PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-131072");
    run("CREATE TABLE account (identifier TEXT PRIMARY KEY, posted INTEGER NOT NULL, held INTEGER NOT NULL,"
        "    incoming INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
        "CREATE TABLE hold (identifier TEXT PRIMARY KEY, payer TEXT NOT NULL, payee TEXT NOT NULL,"
        "    amount INTEGER NOT NULL, deadline INTEGER NOT NULL, state TEXT NOT NULL) STRICT, WITHOUT ROWID;"
        "CREATE TABLE posting (sequence INTEGER PRIMARY KEY, debit TEXT NOT NULL, credit TEXT NOT NULL,"
        "    amount INTEGER NOT NULL, hold TEXT NOT NULL) STRICT;"
        "CREATE TABLE answer (command_key TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, answer TEXT NOT NULL)"
        "    STRICT, WITHOUT ROWID;"
        "CREATE TABLE journal (sequence INTEGER PRIMARY KEY, kind INTEGER NOT NULL, at INTEGER NOT NULL,"
        "    payload BLOB NOT NULL, hash BLOB NOT NULL) STRICT");
    if (keeps_rows)
        run("CREATE INDEX hold_open ON hold (deadline, identifier) WHERE state = 'placed';"
            "CREATE INDEX posting_debit ON posting (debit, sequence);"
            "CREATE INDEX posting_credit ON posting (credit, sequence)");
    run("BEGIN");
    for (int i = 0; i < ACCOUNTS; i++) {
        char insert[128];
        snprintf(insert, sizeof insert, "INSERT INTO account VALUES ('ACCOUNT-%d', 1000000000000, 0, 0)", i);
        run(insert);
    }
    run("COMMIT");
    for (int i = 0; i < STATEMENTS; i++)
        if (sqlite3_prepare_v3(database, sql[i], -1, SQLITE_PREPARE_PERSISTENT, &statements[i], NULL) != SQLITE_OK)
            stop(sql[i]);
}

static double microseconds(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

int main(int count, char **arguments) {
    if (count != 5) stop("usage: see the head of reference.c");
    is_hot = !strcmp(arguments[2], "hot");
    keeps_rows = !strcmp(arguments[4], "rows");
    bool in_one = !strcmp(arguments[4], "one");
    long pairs = atol(arguments[3]) / GROUP * GROUP;
    open_store(arguments[1]);
    double cpu = microseconds(CLOCK_PROCESS_CPUTIME_ID), wall = microseconds(CLOCK_MONOTONIC);
    for (long first = 0; first < pairs; first += GROUP) {
        Payment group[GROUP];
        run("BEGIN IMMEDIATE");
        for (int i = 0; i < GROUP; i++) {
            group[i] = payment(first + i);
            hold(&group[i]);
        }
        if (!in_one) run("COMMIT; BEGIN IMMEDIATE");
        for (int i = 0; i < GROUP; i++) settle(&group[i]);
        run("COMMIT");
    }
    printf("pairs %ld cpu_us %.2f wall_us %.2f\n", pairs, (microseconds(CLOCK_PROCESS_CPUTIME_ID) - cpu) / (double)pairs,
           (microseconds(CLOCK_MONOTONIC) - wall) / (double)pairs);
    for (int i = 0; i < STATEMENTS; i++) sqlite3_finalize(statements[i]);
    sqlite3_close(database);
    return 0;
}
