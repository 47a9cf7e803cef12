import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.Node;
import org.xml.sax.Attributes;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The JDK's validator: one pass over the envelope, schema compiled once, warm and reused.
 *
 * usage: JDKValidator ENVELOPE.xsd HEADER.xsd DOCUMENT.xsd MESSAGE.xml...
 *
 * Prints `jdk_validator` (a verdict, nothing handed over), `jdk_sax` (a verdict and the text of every leaf) and
 * `jdk_dom` (the same out of a tree), in CPU microseconds a message, the collector's and the compiler's threads included.
 */
public final class JDKValidator {
    // One long batch, because this clock moves in steps of 10 ms.
    private static final int MESSAGES = 16_384, WARM_UP_MESSAGES = 20_000;

    private interface Step {
        void run(byte[] message) throws Exception;
    }

    /** Any finding ends the program: all messages are valid. */
    private static class Strict extends DefaultHandler {
        @Override
        public void error(SAXParseException finding) throws SAXParseException {
            throw finding;
        }

        @Override
        public void fatalError(SAXParseException finding) throws SAXParseException {
            throw finding;
        }
    }

    /** Keeps the text of every element that has no element in it. */
    private static final class Leaves extends Strict {
        private final StringBuilder text = new StringBuilder();
        private final List<String> found = new ArrayList<>();
        private boolean isLeaf;

        @Override
        public void startElement(String uri, String local, String name, Attributes attributes) {
            isLeaf = true;
            text.setLength(0);
        }

        @Override
        public void characters(char[] characters, int start, int count) {
            text.append(characters, start, count);
        }

        @Override
        public void endElement(String uri, String local, String name) {
            if (isLeaf) {
                found.add(text.toString());
            }
            isLeaf = false;
        }
    }

    public static void main(String[] arguments) throws Exception {
        Source[] sources = Arrays.stream(arguments).limit(3)
            .map(path -> new StreamSource(new File(path))).toArray(Source[]::new);
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(sources);
        List<byte[]> messages = new ArrayList<>();
        for (String path : Arrays.asList(arguments).subList(3, arguments.length)) {
            messages.add(Files.readAllBytes(Path.of(path)));
        }
        Validator validator = schema.newValidator();
        validator.setErrorHandler(new Strict());
        // Until the compiler has nothing more to do: with 20,000 messages the first figure was seen to double.
        for (int call = 0; call < 3 * WARM_UP_MESSAGES; call++) {
            validator.validate(new StreamSource(new ByteArrayInputStream(messages.get(call % messages.size()))));
        }
        measure("jdk_validator", messages,
            message -> validator.validate(new StreamSource(new ByteArrayInputStream(message))));
        SAXParserFactory parsers = SAXParserFactory.newInstance();
        parsers.setNamespaceAware(true);
        parsers.setSchema(schema);
        SAXParser parser = parsers.newSAXParser();
        measure("jdk_sax", messages, message -> {
            Leaves leaves = new Leaves();
            parser.parse(new ByteArrayInputStream(message), leaves);
            expectMany(leaves.found.size());
        });
        DocumentBuilderFactory builders = DocumentBuilderFactory.newInstance();
        builders.setNamespaceAware(true);
        builders.setSchema(schema);
        DocumentBuilder builder = builders.newDocumentBuilder();
        builder.setErrorHandler(new Strict());
        measure("jdk_dom", messages, message -> {
            List<String> leaves = new ArrayList<>();
            collect(builder.parse(new ByteArrayInputStream(message)).getDocumentElement(), leaves);
            expectMany(leaves.size());
        });
    }

    private static void collect(Node element, List<String> leaves) {
        boolean isLeaf = true;
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.ELEMENT_NODE) {
                isLeaf = false;
                collect(child, leaves);
            }
        }
        if (isLeaf) {
            leaves.add(element.getTextContent());
        }
    }

    private static void expectMany(int leaves) {
        if (leaves < 50) {
            throw new IllegalStateException("only " + leaves + " leaves");
        }
    }

    private static void measure(String name, List<byte[]> messages, Step step) throws Exception {
        for (int call = 0; call < WARM_UP_MESSAGES; call++) {
            step.run(messages.get(call % messages.size()));
        }
        long start = cpuNanoseconds();
        for (int call = 0; call < MESSAGES; call++) {
            step.run(messages.get(call % messages.size()));
        }
        double microseconds = (cpuNanoseconds() - start) / 1e3 / MESSAGES;
        System.out.printf(Locale.ROOT, "%s %.2f%n", name, microseconds);
    }

    /** User and system time of all threads. */
    private static long cpuNanoseconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
