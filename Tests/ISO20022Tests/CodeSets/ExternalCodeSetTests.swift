import Testing

@testable import ISO20022

@Suite struct ExternalCodeSetTests {
    @Test(
        arguments: [
            ("ExternalPurpose1Code", "SALA", true), ("ExternalPurpose1Code", "sala", false),
            ("ExternalPurpose1Code", "SAL", false), ("ExternalPurpose1Code", "SALAA", false),
            ("ExternalPurpose1Code", "", false), ("ExternalClearingSystemIdentification1Code", "KZ", true),
            ("ExternalClearingSystemIdentification1Code", "CNAPS", true), ("ExternalEntryStatus1Code", "BOOK", true),
            ("ExternalEntryStatus1Code", "ВООК", false), ("ExternalLocalInstrument1Code", "INST", true),
            ("ExternalVerificationReason1Code", "PN02", true), ("ExternalServiceLevel1Code", "G001", true),
        ] as [(String, String, Bool)])
    func codes(set: String, code: String, isThere: Bool) throws {
        #expect(try #require(ExternalCodeSet.named(set)).contains(code) == isThere)
    }

    @Test func everyCodeOfEverySetIsFound() {
        for set in ExternalCodeSet.all {
            #expect(!set.codes.isEmpty && set.published.count == 7, "\(set.name)")
            for code in set.codes {
                #expect(set.contains(code), "\(set.name) \(code)")
                #expect(set.contains(code + "X") == set.codes.contains(code + "X"), "\(set.name) \(code)X")
            }
        }
        #expect(ExternalCodeSet.named("ExternalNothing1Code") == nil)
    }

    /// What the generator's lists do not hold, no rule looks at: the set of such types may shrink, not grow.
    @Test func whichTypesHaveNoList() {
        var types: Set<String> = []
        for definition in MessageDefinition.allCases {
            types.formUnion(definition.structure.types.keys.filter { $0.hasPrefix("External") })
        }
        let known = Set(ExternalCodeSet.all.map(\.name))
        #expect(
            types.subtracting(known).subtracting(Self.withoutList).map {
                $0.hasPrefix("ExternalBankTransaction") ? "" : $0
            }.filter { !$0.isEmpty } == [])
    }

    private static let withoutList: Set<String> = [
        "ExternalCardTransactionCategory1Code", "ExternalCreditLineType1Code",
        "ExternalFinancialInstitutionIdentification1Code", "ExternalMandateSetupReason1Code",
        "ExternalNotificationCancellationReason1Code", "ExternalRegulatoryReportingType1Code",
    ]

    @Test(.enabled(if: SharedFiles.isPresent, "the published lists are absent"))
    func theSetsAreThePublishedLists() throws {
        for set in ExternalCodeSet.all where set.published == "2025-03" {
            let lines = try SharedFiles.text("iso20022/codesets/\(set.name).csv").split(whereSeparator: \.isNewline)
            let published = lines.dropFirst().filter { $0.hasSuffix(",Y") }.compactMap {
                $0.split(separator: ",").first
            }
            #expect(Set(published.map(String.init)) == Set(set.codes), "\(set.name)")
        }
    }

    @Test func transactionCodes() {
        #expect(BankTransactionCodeList.contains(domain: "PMNT", family: "RCDT", subFamily: "BOOK"))
        #expect(BankTransactionCodeList.contains(domain: "PMNT", family: "RCDT"))
        #expect(!BankTransactionCodeList.contains(domain: "PMNT", family: "ZZZZ"))
        #expect(!BankTransactionCodeList.contains(domain: "ACMT", family: "RCDT"))
        #expect(!BankTransactionCodeList.contains(domain: "PMNT", family: "RCDT", subFamily: "ZZZZ"))
        #expect(BankTransactionCodeList.contains(domain: "PMNT") && !BankTransactionCodeList.contains(domain: "ZZZZ"))
    }
}
