// What both programs of Xerces-C need: a handler that ends the program at any finding, the strict settings of a reader
// with its grammars in a locked pool, and the clock of this process.
#pragma once
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <xercesc/framework/XMLGrammarPoolImpl.hpp>
#include <xercesc/sax/SAXParseException.hpp>
#include <xercesc/sax2/DefaultHandler.hpp>
#include <xercesc/sax2/SAX2XMLReader.hpp>
#include <xercesc/sax2/XMLReaderFactory.hpp>
#include <xercesc/util/PlatformUtils.hpp>
#include <xercesc/util/XMLUni.hpp>

class Strict : public xercesc::DefaultHandler {
    [[noreturn]] static void refuse(const xercesc::SAXParseException &finding) {
        char *text = xercesc::XMLString::transcode(finding.getMessage());
        std::fprintf(stderr, "xerces: %s\n", text);
        std::exit(1);
    }
    void error(const xercesc::SAXParseException &finding) override { refuse(finding); }
    void fatalError(const xercesc::SAXParseException &finding) override { refuse(finding); }
    void warning(const xercesc::SAXParseException &) override {}
};

inline std::unique_ptr<xercesc::SAX2XMLReader> reader_of(xercesc::XMLGrammarPool *pool, Strict &strict) {
    using namespace xercesc;
    std::unique_ptr<SAX2XMLReader> reader(XMLReaderFactory::createXMLReader(XMLPlatformUtils::fgMemoryManager, pool));
    reader->setErrorHandler(&strict);
    return reader;
}

// After the pool is locked.
inline void validate_by_pool(xercesc::SAX2XMLReader &reader) {
    using namespace xercesc;
    reader.setFeature(XMLUni::fgSAX2CoreNameSpaces, true);
    reader.setFeature(XMLUni::fgSAX2CoreValidation, true);
    reader.setFeature(XMLUni::fgXercesDynamic, false);
    reader.setFeature(XMLUni::fgXercesSchema, true);
    reader.setFeature(XMLUni::fgXercesLoadSchema, false);
    reader.setFeature(XMLUni::fgXercesUseCachedGrammarInParse, true);
}

inline double cpu_seconds() {
    timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}
