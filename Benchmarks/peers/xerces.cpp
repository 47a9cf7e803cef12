// Xerces-C: one pass over the envelope with the three grammars in a locked pool, reused parsers.
// usage: xerces ENVELOPE.xsd HEADER.xsd DOCUMENT.xsd MESSAGE.xml...
// Prints `xerces_validator` (a verdict, nothing handed over), `xerces_sax` (a verdict and the text of every leaf) and
// `xerces_dom` (a verdict and a tree), in CPU microseconds a message.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>
#include <xercesc/framework/MemBufInputSource.hpp>
#include <xercesc/framework/XMLGrammarPoolImpl.hpp>
#include <xercesc/parsers/XercesDOMParser.hpp>
#include <xercesc/sax/SAXParseException.hpp>
#include <xercesc/sax2/DefaultHandler.hpp>
#include <xercesc/sax2/SAX2XMLReader.hpp>
#include <xercesc/sax2/XMLReaderFactory.hpp>
#include <xercesc/util/PlatformUtils.hpp>
#include <xercesc/util/XMLUni.hpp>

using namespace xercesc;

// Any finding ends the program: all messages are valid.
class Strict : public DefaultHandler {
    [[noreturn]] static void refuse(const SAXParseException &finding) {
        char *text = XMLString::transcode(finding.getMessage());
        std::fprintf(stderr, "xerces: %s\n", text);
        std::exit(1);
    }
    void error(const SAXParseException &finding) override { refuse(finding); }
    void fatalError(const SAXParseException &finding) override { refuse(finding); }
    void warning(const SAXParseException &) override {}
};

// Keeps the text of every element that has no element in it.
class Leaves : public Strict {
    std::u16string text;
    bool is_leaf = false;
    void startElement(const XMLCh *, const XMLCh *, const XMLCh *, const Attributes &) override {
        is_leaf = true;
        text.clear();
    }
    void characters(const XMLCh *characters, const XMLSize_t count) override { text.append(characters, count); }
    void endElement(const XMLCh *, const XMLCh *, const XMLCh *) override {
        if (is_leaf) found.push_back(text);
        is_leaf = false;
    }

public:
    std::vector<std::u16string> found;
};

static std::string contents(const char *path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

static double cpu_microseconds() {
    timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec * 1e6 + now.tv_nsec / 1e3;
}

template <typename Step> static void measure(const char *name, const std::vector<std::string> &messages, Step step) {
    const int batches = 41, batch_messages = 128, warm_up_messages = 512;
    auto run = [&](size_t call) {
        const std::string &bytes = messages[call % messages.size()];
        MemBufInputSource source(reinterpret_cast<const XMLByte *>(bytes.data()), bytes.size(), "message", false);
        source.setCopyBufToStream(false);
        step(source);
    };
    for (int i = 0; i < warm_up_messages; i++) run(i);
    std::vector<double> values;
    for (int batch = 0; batch < batches; batch++) {
        double start = cpu_microseconds();
        for (int i = 0; i < batch_messages; i++) run(i);
        values.push_back((cpu_microseconds() - start) / batch_messages);
    }
    std::sort(values.begin(), values.end());
    std::printf("%s %.2f\n", name, values[batches / 2]);
}

static void sax(XMLGrammarPool *pool, Strict &strict, const std::vector<std::string> &messages) {
    std::unique_ptr<SAX2XMLReader> reader(XMLReaderFactory::createXMLReader(XMLPlatformUtils::fgMemoryManager, pool));
    reader->setFeature(XMLUni::fgSAX2CoreNameSpaces, true);
    reader->setFeature(XMLUni::fgSAX2CoreValidation, true);
    reader->setFeature(XMLUni::fgXercesDynamic, false);
    reader->setFeature(XMLUni::fgXercesSchema, true);
    reader->setFeature(XMLUni::fgXercesLoadSchema, false);
    reader->setFeature(XMLUni::fgXercesUseCachedGrammarInParse, true);
    reader->setErrorHandler(&strict);
    reader->setContentHandler(&strict);
    measure("xerces_validator", messages, [&](const InputSource &source) { reader->parse(source); });
    measure("xerces_sax", messages, [&](const InputSource &source) {
        Leaves leaves;
        reader->setContentHandler(&leaves);
        reader->parse(source);
        if (leaves.found.size() < 50) throw std::runtime_error("hardly a message");
    });
}

static void dom(XMLGrammarPool *pool, Strict &strict, const std::vector<std::string> &messages) {
    XercesDOMParser parser(nullptr, XMLPlatformUtils::fgMemoryManager, pool);
    parser.setDoNamespaces(true);
    parser.setDoSchema(true);
    parser.setValidationScheme(XercesDOMParser::Val_Always);
    parser.setLoadSchema(false);
    parser.useCachedGrammarInParse(true);
    parser.setErrorHandler(&strict);
    measure("xerces_dom", messages, [&](const InputSource &source) {
        parser.parse(source);
        parser.resetDocumentPool();
    });
}

int main(int count, char **arguments) {
    if (count < 5) return 2;
    XMLPlatformUtils::Initialize();
    {
        Strict strict;
        XMLGrammarPoolImpl pool;
        std::unique_ptr<SAX2XMLReader> loader(
            XMLReaderFactory::createXMLReader(XMLPlatformUtils::fgMemoryManager, &pool));
        loader->setErrorHandler(&strict);
        for (int i = 1; i <= 3; i++)
            if (!loader->loadGrammar(arguments[i], Grammar::SchemaGrammarType, true)) return 1;
        loader.reset();
        pool.lockPool();
        std::vector<std::string> messages;
        for (int i = 4; i < count; i++) messages.push_back(contents(arguments[i]));
        sax(&pool, strict, messages);
        dom(&pool, strict, messages);
    }
    XMLPlatformUtils::Terminate();
}
