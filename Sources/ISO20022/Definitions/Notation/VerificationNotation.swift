extension DefinitionNotation {
    /// Verification of an account's identification.
    static let verification = #"""
        IdentificationAssignment4 = sequence
          MsgId   Max35Text                                    1..1
          CreDtTm ISODateTime                                  1..1
          Cretr   Party50Choice                                0..1
          FrstAgt BranchAndFinancialInstitutionIdentification8 0..1
          Assgnr  Party50Choice                                1..1
          Assgne  Party50Choice                                1..1

        IdentificationInformation5 = sequence
          Pty  PartyIdentification272                       0..1
          Acct CashAccount40                                0..1
          Agt  BranchAndFinancialInstitutionIdentification8 0..1

        IdentificationVerification5 = sequence
          Id           Max35Text                  1..1
          PtyAndAcctId IdentificationInformation5 1..1

        IdentificationVerificationReportV04 = sequence
          Assgnmt      IdentificationAssignment4 1..1
          OrgnlAssgnmt MessageIdentification8    0..1
          Rpt          VerificationReport5       1..*
          SplmtryData  SupplementaryData1        0..*

        IdentificationVerificationRequestV04 = sequence
          Assgnmt     IdentificationAssignment4   1..1
          Vrfctn      IdentificationVerification5 1..*
          SplmtryData SupplementaryData1          0..*

        MessageIdentification8 = sequence
          MsgId   Max35Text                                    0..1
          CreDtTm ISODateTime                                  0..1
          FrstAgt BranchAndFinancialInstitutionIdentification8 0..1

        VerificationReason1Choice = choice
          Cd    ExternalVerificationReason1Code 1..1
          Prtry Max35Text                       1..1

        VerificationReport5 = sequence
          OrgnlId           Max35Text                           1..1
          Vrfctn            IdentificationVerificationIndicator 1..1
          Rsn               VerificationReason1Choice           0..1
          OrgnlPtyAndAcctId IdentificationInformation5          0..1
          UpdtdPtyAndAcctId IdentificationInformation5          0..1
        """#
}
