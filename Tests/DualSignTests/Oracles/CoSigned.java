import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Co-signed messages by the JDK's own XML signatures, secure validation on.
 *
 * usage: java CoSigned.java verify (CERTIFICATE.pem SIGNATURE_ID MESSAGE.xml)...   prints valid or invalid for each
 *        java CoSigned.java sign (KEY.pem CERTIFICATE.pem XA MESSAGE.xml SIGNED.xml)...  the signature of XA anew
 */
public class CoSigned {
    static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    static final String C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
    static final XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");

    public static void main(String[] arguments) throws Exception {
        boolean signs = arguments[0].equals("sign");
        int width = signs ? 5 : 3;
        for (int at = 1; at < arguments.length; at += width) {
            String[] job = Arrays.copyOfRange(arguments, at, at + width);
            String result;
            try {
                result = signs ? sign(job) : verify(job);
            } catch (Exception error) {
                result = "invalid: " + error;
            }
            System.out.println(result.replaceAll("\\s+", " "));
        }
    }

    static Document parse(String path) throws Exception {
        DocumentBuilderFactory builders = DocumentBuilderFactory.newInstance();
        builders.setNamespaceAware(true);
        builders.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document = builders.newDocumentBuilder().parse(new FileInputStream(path));
        nameIdentifiers(document.getDocumentElement());
        return document;
    }

    static void nameIdentifiers(Element element) {
        if (element.hasAttribute("Id")) element.setIdAttribute("Id", true);
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++)
            if (children.item(i) instanceof Element child) nameIdentifiers(child);
    }

    static X509Certificate certificate(String path) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
            .generateCertificate(new FileInputStream(path));
    }

    static String verify(String[] job) throws Exception {
        Element signature = parse(job[2]).getElementById(job[1]);
        DOMValidateContext context = new DOMValidateContext(certificate(job[0]).getPublicKey(), signature);
        context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.TRUE);
        return factory.unmarshalXMLSignature(context).validate(context) ? "valid" : "invalid";
    }

    static String sign(String[] job) throws Exception {
        X509Certificate certificate = certificate(job[1]);
        String pem = Files.readString(Path.of(job[0])).replaceAll("-----[A-Z ]+-----|\\s", "");
        PrivateKey key = KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        Document document = parse(job[3]);
        Element old = document.getElementById("signature-" + job[2]);
        String method = algorithm(old, "SignatureMethod"), digest = algorithm(old, "DigestMethod");
        old.getParentNode().removeChild(old);
        var transforms = List.of(factory.newTransform(C14N, (TransformParameterSpec) null));
        List<Reference> references = new java.util.ArrayList<>();
        for (String uri : List.of("#message", "#terms", "#keyinfo-" + job[2]))
            references.add(factory.newReference(uri, factory.newDigestMethod(digest, null), transforms, null, null));
        var info = factory.newSignedInfo(factory.newCanonicalizationMethod(C14N, (C14NMethodParameterSpec) null),
            factory.newSignatureMethod(method, null), references);
        // The extension's value is an octet string in an octet string.
        byte[] extension = certificate.getExtensionValue("2.5.29.14");
        byte[] identifier = Arrays.copyOfRange(extension, 4, extension.length);
        var keys = factory.getKeyInfoFactory();
        var keyInfo = keys.newKeyInfo(List.of(keys.newX509Data(List.of(identifier))), "keyinfo-" + job[2]);
        DOMSignContext context = new DOMSignContext(key, document.getDocumentElement());
        context.setDefaultNamespacePrefix("ds");
        factory.newXMLSignature(info, keyInfo, null, "signature-" + job[2], null).sign(context);
        TransformerFactory.newInstance().newTransformer()
            .transform(new DOMSource(document), new StreamResult(new java.io.File(job[4])));
        return "signed";
    }

    static String algorithm(Element signature, String name) {
        return ((Element) signature.getElementsByTagNameNS(DSIG, name).item(0)).getAttribute("Algorithm");
    }
}
