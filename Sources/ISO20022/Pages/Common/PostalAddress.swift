public import XMLCore

/// Where a party or an agent is.
///
///     PostalAddress24, PostalAddress27
///       AdrTp         Cd | Prtry     0..1   carried
///       CareOf        Max140Text     0..1   27 only
///       Dept          Max70Text      0..1
///       SubDept       Max70Text      0..1
///       StrtNm        Max140Text     0..1   70 characters in 24
///       BldgNb        Max16Text      0..1
///       BldgNm        Max140Text     0..1   35 characters in 24
///       Flr           Max70Text      0..1
///       UnitNb        Max16Text      0..1   27 only
///       PstBx         Max16Text      0..1
///       Room          Max70Text      0..1
///       PstCd         Max16Text      0..1
///       TwnNm         Max140Text     0..1   35 characters in 24
///       TwnLctnNm     Max140Text     0..1   35 characters in 24
///       DstrctNm      Max140Text     0..1   35 characters in 24
///       CtrySubDvsn   Max35Text      0..1
///       Ctry          CountryCode    0..1
///       AdrLine       Max70Text      0..7
///
/// - Source: `…/PstlAdr`.
public struct PostalAddress: Hashable, Sendable {
    /// At whose place it is, when that is somebody else's.
    public var careOf: Max140Text?
    /// Department of a large organisation.
    public var department: Max70Text?
    /// Part of the department.
    public var subDepartment: Max70Text?
    /// Street or thoroughfare.
    public var streetName: Max140Text?
    /// Number of the building in the street.
    public var buildingNumber: Max16Text?
    /// Name of the building.
    public var buildingName: Max140Text?
    /// Floor within the building.
    public var floor: Max70Text?
    /// Number of the unit within the building.
    public var unitNumber: Max16Text?
    /// Numbered box in a post office.
    public var postBox: Max16Text?
    /// Room within the building.
    public var room: Max70Text?
    /// Postal code.
    public var postCode: Max16Text?
    /// Town or city.
    public var townName: Max140Text?
    /// Part of the town.
    public var townLocationName: Max140Text?
    /// Part of the country's subdivision.
    public var districtName: Max140Text?
    /// Region or state.
    public var countrySubdivision: Max35Text?
    /// Country.
    public var country: CountryCode?
    /// Lines of free text, at most seven.
    public var addressLines: [Max70Text] = []

    /// An empty address.
    public init() {}
}

extension PostalAddress: ElementReadable, ElementWritable {
    /// Reads the address.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var address = Self()
            children.carried("AdrTp")
            address.careOf = try children.optional("CareOf")
            address.department = try children.optional("Dept")
            address.subDepartment = try children.optional("SubDept")
            address.streetName = try children.optional("StrtNm")
            address.buildingNumber = try children.optional("BldgNb")
            address.buildingName = try children.optional("BldgNm")
            address.floor = try children.optional("Flr")
            address.unitNumber = try children.optional("UnitNb")
            address.postBox = try children.optional("PstBx")
            address.room = try children.optional("Room")
            address.postCode = try children.optional("PstCd")
            address.townName = try children.optional("TwnNm")
            address.townLocationName = try children.optional("TwnLctnNm")
            address.districtName = try children.optional("DstrctNm")
            address.countrySubdivision = try children.optional("CtrySubDvsn")
            address.country = try children.optional("Ctry")
            address.addressLines = try children.array("AdrLine")
            return address
        }
    }

    /// Writes the address.
    public func write(to element: ElementWriter) {
        let newer = "PostalAddress27"
        element.write("CareOf", careOf, since: newer)
        element.write("Dept", department)
        element.write("SubDept", subDepartment)
        element.write("StrtNm", streetName, charactersMax: 70, beyondSince: newer)
        element.write("BldgNb", buildingNumber)
        element.write("BldgNm", buildingName, charactersMax: 35, beyondSince: newer)
        element.write("Flr", floor)
        element.write("UnitNb", unitNumber, since: newer)
        element.write("PstBx", postBox)
        element.write("Room", room)
        element.write("PstCd", postCode)
        element.write("TwnNm", townName, charactersMax: 35, beyondSince: newer)
        element.write("TwnLctnNm", townLocationName, charactersMax: 35, beyondSince: newer)
        element.write("DstrctNm", districtName, charactersMax: 35, beyondSince: newer)
        element.write("CtrySubDvsn", countrySubdivision)
        element.write("Ctry", country)
        element.write("AdrLine", each: addressLines)
    }
}
