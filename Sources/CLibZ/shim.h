// zlib: compression of archives, whole buffers only.
#ifndef GATEWAY_CLIBZ_SHIM_H
#define GATEWAY_CLIBZ_SHIM_H
#include <zlib.h>
#endif
