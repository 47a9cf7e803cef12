#ifndef GATEWAY_CLIBPQ_SHIM_H
#define GATEWAY_CLIBPQ_SHIM_H
#include <libpq-fe.h>

// These are macros of characters, which Swift does not see.
static inline const char *gateway_PQsqlState(const PGresult *result) {
    return PQresultErrorField(result, PG_DIAG_SQLSTATE);
}
static inline const char *gateway_PQprimaryMessage(const PGresult *result) {
    return PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
}
static inline const char *gateway_PQseverity(const PGresult *result) {
    return PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
}
#endif
