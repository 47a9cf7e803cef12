import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The JDK's XMLDSig on the co-signed message, warm. usage: java JDKBench.java FOLDER */
public class JDKBench {
    static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    static final String C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
    static final XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    static final com.sun.management.OperatingSystemMXBean system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    interface Step {
        void run() throws Exception;
    }

    /**
     * As the other programs, after a warm-up of three seconds of CPU; garbage collection counts. The clock has ticks of
     * ten milliseconds, so the batches are longer.
     */
    static void report(String name, Step step) throws Exception {
        long until = system.getProcessCpuTime() + 3_000_000_000L;
        int warm = 0;
        while (system.getProcessCpuTime() < until) {
            step.run();
            warm++;
        }
        int count = Math.max(5, warm / 20);
        double[] values = new double[9];
        for (int batch = 0; batch < values.length; batch++) {
            long start = system.getProcessCpuTime();
            for (int i = 0; i < count; i++) step.run();
            values[batch] = (system.getProcessCpuTime() - start) / 1000.0 / count;
        }
        Arrays.sort(values);
        System.out.printf("%s %.2f%n", name, values[values.length / 2]);
    }

    static void nameIdentifiers(Element element) {
        if (element.hasAttribute("Id")) element.setIdAttribute("Id", true);
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++)
            if (children.item(i) instanceof Element child) nameIdentifiers(child);
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        PublicKey publicKey = CertificateFactory.getInstance("X.509")
            .generateCertificate(Files.newInputStream(folder.resolve("certificate.pem"))).getPublicKey();
        String pem = Files.readString(folder.resolve("key.pem")).replaceAll("-----[A-Z ]+-----|\\s", "");
        PrivateKey privateKey = KeyFactory.getInstance(publicKey.getAlgorithm())
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        DocumentBuilderFactory builders = DocumentBuilderFactory.newInstance();
        builders.setNamespaceAware(true);
        Document document = builders.newDocumentBuilder().parse(folder.resolve("cosigned.xml").toFile());
        nameIdentifiers(document.getDocumentElement());
        Element signature = (Element) document.getElementsByTagNameNS(DSIG, "Signature").item(0);
        String method =
            ((Element) document.getElementsByTagNameNS(DSIG, "SignatureMethod").item(0)).getAttribute("Algorithm");
        String digest =
            ((Element) document.getElementsByTagNameNS(DSIG, "DigestMethod").item(0)).getAttribute("Algorithm");

        report("cosigned_verify", () -> {
            DOMValidateContext context = new DOMValidateContext(publicKey, signature);
            context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.TRUE);
            if (!factory.unmarshalXMLSignature(context).validate(context)) throw new Exception("does not verify");
        });
        Element root = document.getDocumentElement();
        root.removeChild(signature);
        report("cosigned_sign", () -> {
            List<Reference> references = new ArrayList<>();
            for (String uri : List.of("#message", "#terms"))
                references.add(factory.newReference(uri, factory.newDigestMethod(digest, null),
                    List.of(factory.newTransform(C14N, (TransformParameterSpec) null)), null, null));
            var info = factory.newSignedInfo(
                factory.newCanonicalizationMethod(C14N, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod(method, null), references);
            factory.newXMLSignature(info, null).sign(new DOMSignContext(privateKey, root));
            root.removeChild(root.getLastChild());
        });
    }
}
