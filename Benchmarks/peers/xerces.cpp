// Xerces-C: one pass over the envelope with the three grammars in a locked pool, reused parsers.
// usage: xerces ENVELOPE.xsd HEADER.xsd DOCUMENT.xsd MESSAGE.xml...
// Prints `xerces_validator` (a verdict, nothing handed over), `xerces_sax` (a verdict and the text of every leaf) and
// `xerces_dom` (a verdict and a tree), in CPU microseconds a message.
#include "xerces.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>
#include <xercesc/framework/MemBufInputSource.hpp>
#include <xercesc/parsers/XercesDOMParser.hpp>

using namespace xercesc;

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
        double start = cpu_seconds();
        for (int i = 0; i < batch_messages; i++) run(i);
        values.push_back((cpu_seconds() - start) * 1e6 / batch_messages);
    }
    std::sort(values.begin(), values.end());
    std::printf("%s %.2f\n", name, values[batches / 2]);
}

static void sax(XMLGrammarPool *pool, Strict &strict, const std::vector<std::string> &messages) {
    auto reader = reader_of(pool, strict);
    validate_by_pool(*reader);
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
        auto loader = reader_of(&pool, strict);
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
