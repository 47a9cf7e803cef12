import CLibXML2

/// libxml2's error codes under the names that XML Schema gives to the rules.
enum SchemaRules {
    static func name(of code: Int32) -> String {
        names[code] ?? "cvc-unknown-\(code)"
    }

    /// The code that libxml2 adds after the facet that says what is wrong.
    static let datatype = Int32(XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1.rawValue)

    /// The facets, whose codes follow each other.
    static let facets = Int32(XML_SCHEMAV_CVC_FACET_VALID.rawValue)...Int32(XML_SCHEMAV_CVC_ENUMERATION_VALID.rawValue)

    // In the order of libxml/xmlerror.h.
    private static let names: [Int32: String] = [
        1801: "cvc-elt.1",
        1802: "cvc-elt.1",
        1803: "cvc-elt.1",
        1804: "cvc-complex-type.2.4",
        1805: "cvc-complex-type.2.4",
        1806: "cvc-type.1",
        1808: "cvc-elt.2",
        1809: "cvc-complex-type.2.1",
        1810: "cvc-complex-type.2.4",
        1811: "cvc-elt.5",
        1812: "cvc-elt.3.1",
        1813: "cvc-complex-type.2.4",
        1814: "cvc-complex-type.3.2.2",
        1815: "cvc-complex-type.2.4",
        1818: "internal",
        1819: "cvc-type.3.1.2",
        1820: "cvc-complex-type.3.2.2",
        1821: "cvc-attribute.3",
        1822: "cvc-datatype-valid.1.2.1",
        1823: "cvc-facet-valid",
        1824: "cvc-datatype-valid.1.2.1",
        1825: "cvc-datatype-valid.1.2.2",
        1826: "cvc-datatype-valid.1.2.3",
        1827: "cvc-type.3.1.1",
        1828: "cvc-type.3.1.2",
        1829: "cvc-facet-valid",
        1830: "cvc-length-valid",
        1831: "cvc-minLength-valid",
        1832: "cvc-maxLength-valid",
        1833: "cvc-minInclusive-valid",
        1834: "cvc-maxInclusive-valid",
        1835: "cvc-minExclusive-valid",
        1836: "cvc-maxExclusive-valid",
        1837: "cvc-totalDigits-valid",
        1838: "cvc-fractionDigits-valid",
        1839: "cvc-pattern-valid",
        1840: "cvc-enumeration-valid",
        1841: "cvc-complex-type.2.1",
        1842: "cvc-complex-type.2.2",
        1843: "cvc-complex-type.2.3",
        1844: "cvc-complex-type.2.4",
        1845: "cvc-elt.1",
        1846: "cvc-elt.2",
        1847: "cvc-elt.3.1",
        1848: "cvc-elt.3.2.1",
        1849: "cvc-elt.3.2.2",
        1850: "cvc-elt.4.1",
        1851: "cvc-elt.4.2",
        1852: "cvc-elt.4.3",
        1853: "cvc-elt.5.1.1",
        1854: "cvc-elt.5.1.2",
        1855: "cvc-elt.5.2.1",
        1856: "cvc-elt.5.2.2.1",
        1857: "cvc-elt.5.2.2.2.1",
        1858: "cvc-elt.5.2.2.2.2",
        1859: "cvc-elt.6",
        1860: "cvc-elt.7",
        1861: "cvc-attribute.1",
        1862: "cvc-attribute.2",
        1863: "cvc-attribute.3",
        1864: "cvc-attribute.4",
        1865: "cvc-complex-type.3.1",
        1866: "cvc-complex-type.3.2.1",
        1867: "cvc-complex-type.3.2.2",
        1868: "cvc-complex-type.4",
        1869: "cvc-complex-type.5.1",
        1870: "cvc-complex-type.5.2",
        1871: "cvc-complex-type.2.4",
        1872: "cvc-elt.1",
        1873: "cvc-complex-type.1",
        1874: "cvc-au",
        1875: "cvc-type.1",
        1876: "cvc-type.2",
        1877: "cvc-identity-constraint",
        1878: "cvc-wildcard",
        1879: "cvc-misc",
    ]
}
