// Xerces-C: a statement of any size through SAX2 with its schema in a locked pool, nothing made of the events.
// usage: statements SCHEMA.xsd FILE.xml
// One line: the name, CPU seconds, peak memory in KiB, entries.
#include "xerces.hpp"

#include <sys/resource.h>
#include <xercesc/framework/LocalFileInputSource.hpp>

using namespace xercesc;

class Entries : public Strict {
    const XMLCh tag[5] = {chLatin_N, chLatin_t, chLatin_r, chLatin_y, chNull};
    void startElement(const XMLCh *, const XMLCh *name, const XMLCh *, const Attributes &) override {
        count += XMLString::equals(name, tag);
    }

public:
    long count = 0;
};

int main(int count, char **arguments) {
    if (count != 3) return 2;
    XMLPlatformUtils::Initialize();
    {
        Entries entries;
        XMLGrammarPoolImpl pool;
        auto reader = reader_of(&pool, entries);
        if (!reader->loadGrammar(arguments[1], Grammar::SchemaGrammarType, true)) return 1;
        pool.lockPool();
        validate_by_pool(*reader);
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
