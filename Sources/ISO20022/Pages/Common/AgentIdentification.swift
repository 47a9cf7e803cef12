public import XMLCore

/// An institution named in a message.
///
///     BranchAndFinancialInstitutionIdentification6, BranchAndFinancialInstitutionIdentification8
///       FinInstnId      FinancialInstitutionIdentification18, 23   1..1
///         BICFI         BICFIDec2014Identifier                     0..1
///         ClrSysMmbId   ClearingSystemMemberIdentification2        0..1
///         LEI           LEIIdentifier                              0..1
///         Nm            Max140Text                                 0..1
///         PstlAdr       PostalAddress24, PostalAddress27           0..1
///         Othr          GenericFinancialIdentification1            0..1
///       BrnchId         BranchData3, BranchData5                   0..1   carried
///
/// - Source: `…/InstgAgt`, `…/DbtrAgt`, `…/CdtrAgt` and others.
public struct AgentIdentification: Hashable, Sendable {
    /// Business identifier code.
    public var bicfi: BICFI?
    /// Membership of a clearing system.
    public var clearingSystemMember: ClearingSystemMember?
    /// Legal entity identifier.
    public var lei: LEI?
    /// The name it is known by.
    public var name: Max140Text?
    /// Where it is.
    @Boxed public var postalAddress: PostalAddress?
    /// An identification under a scheme.
    @Boxed public var other: SchemeIdentification?

    /// An agent by its business identifier code, or by nothing yet.
    public init(bicfi: BICFI? = nil) { self.bicfi = bicfi }
}

extension AgentIdentification: ElementReadable, ElementWritable {
    /// Reads the agent.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let institution = try children.element("FinInstnId")
            let agent = try institution.sequence { children throws(ElementRejection) in
                var agent = Self(bicfi: try children.optional("BICFI"))
                agent.clearingSystemMember = try children.optional("ClrSysMmbId")
                agent.lei = try children.optional("LEI")
                agent.name = try children.optional("Nm")
                agent.postalAddress = try children.optional("PstlAdr")
                agent.other = try children.optional("Othr")
                return agent
            }
            children.carried("BrnchId")
            return agent
        }
    }

    /// Writes the agent.
    public func write(to element: ElementWriter) {
        let institution = element.child("FinInstnId")
        institution.write("BICFI", bicfi)
        institution.write("ClrSysMmbId", clearingSystemMember)
        institution.write("LEI", lei)
        institution.write("Nm", name)
        institution.write("PstlAdr", postalAddress)
        institution.write("Othr", other)
    }
}

/// An institution's place in a clearing system.
///
///     ClearingSystemMemberIdentification2
///       ClrSysId   Cd (5) | Prtry   0..1
///       MmbId      Max35Text        1..1
///
/// - Source: `…/FinInstnId/ClrSysMmbId`.
public struct ClearingSystemMember: Hashable, Sendable {
    /// The clearing system, such as `KZ`.
    public var clearingSystem: CodeOrProprietary<5>?
    /// The member's number in it.
    public var member: Max35Text

    /// A member of a clearing system.
    public init(clearingSystem: CodeOrProprietary<5>? = nil, member: Max35Text) {
        self.clearingSystem = clearingSystem
        self.member = member
    }
}

extension ClearingSystemMember: ElementReadable, ElementWritable {
    /// Reads the membership.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let clearingSystem = try children.optional("ClrSysId", as: CodeOrProprietary<5>.self)
            return Self(clearingSystem: clearingSystem, member: try children.required("MmbId"))
        }
    }

    /// Writes the membership.
    public func write(to element: ElementWriter) {
        element.write("ClrSysId", clearingSystem)
        element.write("MmbId", member)
    }
}
