// Debian builds libxml2 with ICU, and its headers then clash with Foundation's own ICU module: leave ICU out
// before any other header can pull it in.
#ifndef GATEWAY_CLIBXML2_SHIM_H
#define GATEWAY_CLIBXML2_SHIM_H
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/c14n.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/schemasInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlIO.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlsave.h>
#include <libxml/xmlschemas.h>

// `xmlFree` is a mutable global function pointer, which Swift 6 refuses to read.
static inline void gateway_xmlFree(void *memory) { xmlFree(memory); }
#endif
