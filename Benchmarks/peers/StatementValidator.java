import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.stax.StAXSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.Attributes;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The JDK on a statement of any size: its SAX parser with the schema, and its validator over its StAX reader.
 *
 * usage: StatementValidator sax|stax SCHEMA.xsd FILE.xml
 *
 * One line, `jdk_sax` or `jdk_stax`: the name, CPU seconds of all threads, peak memory in KiB, entries. It passes the file
 * once to warm up and once on the clock.
 */
public final class StatementValidator {
    /** Counts entries; any finding ends the program. */
    private static final class Entries extends DefaultHandler {
        private long count;

        @Override
        public void startElement(String uri, String local, String name, Attributes attributes) {
            count += local.equals("Ntry") ? 1 : 0;
        }

        @Override
        public void error(SAXParseException finding) throws SAXParseException {
            throw finding;
        }
    }

    private interface Pass {
        /** Entries, or 0 where nothing is handed over. */
        long run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(new StreamSource(new File(arguments[1])));
        Path file = Path.of(arguments[2]);
        boolean isSAX = arguments[0].equals("sax");
        measure("jdk_" + arguments[0], isSAX ? () -> sax(schema, file) : () -> stax(schema, file));
    }

    private static long sax(Schema schema, Path file) throws Exception {
        SAXParserFactory parsers = SAXParserFactory.newInstance();
        parsers.setNamespaceAware(true);
        parsers.setSchema(schema);
        Entries entries = new Entries();
        parsers.newSAXParser().parse(file.toFile(), entries);
        return entries.count;
    }

    private static long stax(Schema schema, Path file) throws Exception {
        try (var bytes = Files.newInputStream(file)) {
            XMLStreamReader reader = XMLInputFactory.newInstance().createXMLStreamReader(bytes);
            schema.newValidator().validate(new StAXSource(reader));
            return 0;
        }
    }

    private static void measure(String name, Pass pass) throws Exception {
        pass.run();
        long start = cpuNanoseconds();
        long entries = pass.run();
        double seconds = (cpuNanoseconds() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%s %.3f %d %d%n", name, seconds, peakKiB(), entries);
    }

    private static long peakKiB() throws Exception {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        return 0;
    }

    private static long cpuNanoseconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
