// Xerces-C: a statement of any size through SAX2 with its schema in a locked pool, nothing made of the events.
// usage: statements SCHEMA.xsd FILE.xml
// One line: the name, CPU seconds, peak memory in KiB, entries.
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <sys/resource.h>
#include <xercesc/framework/LocalFileInputSource.hpp>
#include <xercesc/framework/XMLGrammarPoolImpl.hpp>
#include <xercesc/sax/SAXParseException.hpp>
#include <xercesc/sax2/DefaultHandler.hpp>
#include <xercesc/sax2/SAX2XMLReader.hpp>
#include <xercesc/sax2/XMLReaderFactory.hpp>
#include <xercesc/util/PlatformUtils.hpp>
#include <xercesc/util/XMLUni.hpp>

using namespace xercesc;

// Counts entries; any finding ends the program.
class Entries : public DefaultHandler {
    const XMLCh tag[5] = {chLatin_N, chLatin_t, chLatin_r, chLatin_y, chNull};
    [[noreturn]] static void refuse(const SAXParseException &finding) {
        char *text = XMLString::transcode(finding.getMessage());
        std::fprintf(stderr, "xerces: %s\n", text);
        std::exit(1);
    }
    void error(const SAXParseException &finding) override { refuse(finding); }
    void fatalError(const SAXParseException &finding) override { refuse(finding); }
    void warning(const SAXParseException &) override {}
    void startElement(const XMLCh *, const XMLCh *name, const XMLCh *, const Attributes &) override {
        count += XMLString::equals(name, tag);
    }

public:
    long count = 0;
};

static double cpu_seconds() {
    timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}

int main(int count, char **arguments) {
    if (count != 3) return 2;
    XMLPlatformUtils::Initialize();
    {
        Entries entries;
        XMLGrammarPoolImpl pool;
        std::unique_ptr<SAX2XMLReader> reader(
            XMLReaderFactory::createXMLReader(XMLPlatformUtils::fgMemoryManager, &pool));
        reader->setErrorHandler(&entries);
        if (!reader->loadGrammar(arguments[1], Grammar::SchemaGrammarType, true)) return 1;
        pool.lockPool();
        reader->setFeature(XMLUni::fgSAX2CoreNameSpaces, true);
        reader->setFeature(XMLUni::fgSAX2CoreValidation, true);
        reader->setFeature(XMLUni::fgXercesDynamic, false);
        reader->setFeature(XMLUni::fgXercesSchema, true);
        reader->setFeature(XMLUni::fgXercesLoadSchema, false);
        reader->setFeature(XMLUni::fgXercesUseCachedGrammarInParse, true);
        reader->setContentHandler(&entries);
        double start = cpu_seconds();
        XMLCh *path = XMLString::transcode(arguments[2]);
        reader->parse(LocalFileInputSource(path));
        double seconds = cpu_seconds() - start;
        rusage usage;
        getrusage(RUSAGE_SELF, &usage);
        XMLString::release(&path);
        std::printf("xerces_sax %.3f %ld %ld\n", seconds, usage.ru_maxrss, entries.count);
    }
    XMLPlatformUtils::Terminate();
}
