// libcurl's easy interface. `curl_easy_setopt` and `curl_easy_getinfo` are variadic: one inline function per argument type.
#ifndef GATEWAY_CLIBCURL_SHIM_H
#define GATEWAY_CLIBCURL_SHIM_H
#include <curl/curl.h>

static inline CURLcode gateway_curl_setopt_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode gateway_curl_setopt_string(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode gateway_curl_setopt_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode gateway_curl_setopt_callback(
    CURL *handle, CURLoption option, size_t (*value)(char *, size_t, size_t, void *)) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode gateway_curl_getinfo_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}
#endif
