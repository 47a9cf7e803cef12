extension DefinitionNotation {
    /// Parties, agents, addresses and accounts.
    static let parties = #"""
        AccountIdentification4Choice = choice
          IBAN IBAN2007Identifier            1..1
          Othr GenericAccountIdentification1 1..1

        AccountSchemeName1Choice = choice
          Cd    ExternalAccountIdentification1Code 1..1
          Prtry Max35Text                          1..1

        AddressType3Choice = choice
          Cd    AddressType2Code        1..1
          Prtry GenericIdentification30 1..1

        BranchAndFinancialInstitutionIdentification5 = sequence
          FinInstnId FinancialInstitutionIdentification8 1..1
          BrnchId    BranchData2                         0..1

        BranchAndFinancialInstitutionIdentification6 = sequence
          FinInstnId FinancialInstitutionIdentification18 1..1
          BrnchId    BranchData3                          0..1

        BranchAndFinancialInstitutionIdentification8 = sequence
          FinInstnId FinancialInstitutionIdentification23 1..1
          BrnchId    BranchData5                          0..1

        BranchData2 = sequence
          Id      Max35Text      0..1
          Nm      Max140Text     0..1
          PstlAdr PostalAddress6 0..1

        BranchData3 = sequence
          Id      Max35Text       0..1
          LEI     LEIIdentifier   0..1
          Nm      Max140Text      0..1
          PstlAdr PostalAddress24 0..1

        BranchData5 = sequence
          Id      Max35Text       0..1
          LEI     LEIIdentifier   0..1
          Nm      Max140Text      0..1
          PstlAdr PostalAddress27 0..1

        CashAccount38 = sequence
          Id   AccountIdentification4Choice 1..1
          Tp   CashAccountType2Choice       0..1
          Ccy  ActiveOrHistoricCurrencyCode 0..1
          Nm   Max70Text                    0..1
          Prxy ProxyAccountIdentification1  0..1

        CashAccount40 = sequence
          Id   AccountIdentification4Choice 0..1
          Tp   CashAccountType2Choice       0..1
          Ccy  ActiveOrHistoricCurrencyCode 0..1
          Nm   Max70Text                    0..1
          Prxy ProxyAccountIdentification1  0..1

        CashAccount43 = sequence
          Id   AccountIdentification4Choice                 0..1
          Tp   CashAccountType2Choice                       0..1
          Ccy  ActiveOrHistoricCurrencyCode                 0..1
          Nm   Max70Text                                    0..1
          Prxy ProxyAccountIdentification1                  0..1
          Ownr PartyIdentification272                       0..1
          Svcr BranchAndFinancialInstitutionIdentification8 0..1

        CashAccountType2Choice = choice
          Cd    ExternalCashAccountType1Code 1..1
          Prtry Max35Text                    1..1

        ClearingSystemIdentification2Choice = choice
          Cd    ExternalClearingSystemIdentification1Code 1..1
          Prtry Max35Text                                 1..1

        ClearingSystemMemberIdentification2 = sequence
          ClrSysId ClearingSystemIdentification2Choice 0..1
          MmbId    Max35Text                           1..1

        Contact13 = sequence
          NmPrfx    NamePrefix2Code             0..1
          Nm        Max140Text                  0..1
          PhneNb    PhoneNumber                 0..1
          MobNb     PhoneNumber                 0..1
          FaxNb     PhoneNumber                 0..1
          URLAdr    Max2048Text                 0..1
          EmailAdr  Max256Text                  0..1
          EmailPurp Max35Text                   0..1
          JobTitl   Max35Text                   0..1
          Rspnsblty Max35Text                   0..1
          Dept      Max70Text                   0..1
          Othr      OtherContact1               0..*
          PrefrdMtd PreferredContactMethod2Code 0..1

        Contact4 = sequence
          NmPrfx    NamePrefix2Code             0..1
          Nm        Max140Text                  0..1
          PhneNb    PhoneNumber                 0..1
          MobNb     PhoneNumber                 0..1
          FaxNb     PhoneNumber                 0..1
          EmailAdr  Max2048Text                 0..1
          EmailPurp Max35Text                   0..1
          JobTitl   Max35Text                   0..1
          Rspnsblty Max35Text                   0..1
          Dept      Max70Text                   0..1
          Othr      OtherContact1               0..*
          PrefrdMtd PreferredContactMethod1Code 0..1

        ContactDetails2 = sequence
          NmPrfx   NamePrefix1Code 0..1
          Nm       Max140Text      0..1
          PhneNb   PhoneNumber     0..1
          MobNb    PhoneNumber     0..1
          FaxNb    PhoneNumber     0..1
          EmailAdr Max2048Text     0..1
          Othr     Max35Text       0..1

        DateAndPlaceOfBirth = sequence
          BirthDt     ISODate     1..1
          PrvcOfBirth Max35Text   0..1
          CityOfBirth Max35Text   1..1
          CtryOfBirth CountryCode 1..1

        DateAndPlaceOfBirth1 = sequence
          BirthDt     ISODate     1..1
          PrvcOfBirth Max35Text   0..1
          CityOfBirth Max35Text   1..1
          CtryOfBirth CountryCode 1..1

        FinancialIdentificationSchemeName1Choice = choice
          Cd    ExternalFinancialInstitutionIdentification1Code 1..1
          Prtry Max35Text                                       1..1

        FinancialInstitutionIdentification18 = sequence
          BICFI       BICFIDec2014Identifier              0..1
          ClrSysMmbId ClearingSystemMemberIdentification2 0..1
          LEI         LEIIdentifier                       0..1
          Nm          Max140Text                          0..1
          PstlAdr     PostalAddress24                     0..1
          Othr        GenericFinancialIdentification1     0..1

        FinancialInstitutionIdentification23 = sequence
          BICFI       BICFIDec2014Identifier              0..1
          ClrSysMmbId ClearingSystemMemberIdentification2 0..1
          LEI         LEIIdentifier                       0..1
          Nm          Max140Text                          0..1
          PstlAdr     PostalAddress27                     0..1
          Othr        GenericFinancialIdentification1     0..1

        FinancialInstitutionIdentification8 = sequence
          BICFI       BICFIIdentifier                     0..1
          ClrSysMmbId ClearingSystemMemberIdentification2 0..1
          Nm          Max140Text                          0..1
          PstlAdr     PostalAddress6                      0..1
          Othr        GenericFinancialIdentification1     0..1

        GenericAccountIdentification1 = sequence
          Id      Max34Text                1..1
          SchmeNm AccountSchemeName1Choice 0..1
          Issr    Max35Text                0..1

        GenericFinancialIdentification1 = sequence
          Id      Max35Text                                1..1
          SchmeNm FinancialIdentificationSchemeName1Choice 0..1
          Issr    Max35Text                                0..1

        GenericIdentification30 = sequence
          Id      Exact4AlphaNumericText 1..1
          Issr    Max35Text              1..1
          SchmeNm Max35Text              0..1

        GenericOrganisationIdentification1 = sequence
          Id      Max35Text                                   1..1
          SchmeNm OrganisationIdentificationSchemeName1Choice 0..1
          Issr    Max35Text                                   0..1

        GenericOrganisationIdentification3 = sequence
          Id      Max256Text                                  1..1
          SchmeNm OrganisationIdentificationSchemeName1Choice 0..1
          Issr    Max35Text                                   0..1

        GenericPersonIdentification1 = sequence
          Id      Max35Text                             1..1
          SchmeNm PersonIdentificationSchemeName1Choice 0..1
          Issr    Max35Text                             0..1

        GenericPersonIdentification2 = sequence
          Id      Max256Text                            1..1
          SchmeNm PersonIdentificationSchemeName1Choice 0..1
          Issr    Max35Text                             0..1

        NameAndAddress16 = sequence
          Nm  Max140Text      1..1
          Adr PostalAddress24 1..1

        NameAndAddress18 = sequence
          Nm  Max140Text      1..1
          Adr PostalAddress27 1..1

        OrganisationIdentification29 = sequence
          AnyBIC AnyBICDec2014Identifier            0..1
          LEI    LEIIdentifier                      0..1
          Othr   GenericOrganisationIdentification1 0..*

        OrganisationIdentification39 = sequence
          AnyBIC AnyBICDec2014Identifier            0..1
          LEI    LEIIdentifier                      0..1
          Othr   GenericOrganisationIdentification3 0..*

        OrganisationIdentification7 = sequence
          AnyBIC AnyBICIdentifier                   0..1
          Othr   GenericOrganisationIdentification1 0..*

        OrganisationIdentificationSchemeName1Choice = choice
          Cd    ExternalOrganisationIdentification1Code 1..1
          Prtry Max35Text                               1..1

        OtherContact1 = sequence
          ChanlTp Max4Text   1..1
          Id      Max128Text 0..1

        Party10Choice = choice
          OrgId  OrganisationIdentification7 1..1
          PrvtId PersonIdentification5       1..1

        Party38Choice = choice
          OrgId  OrganisationIdentification29 1..1
          PrvtId PersonIdentification13       1..1

        Party40Choice = choice
          Pty PartyIdentification135                       1..1
          Agt BranchAndFinancialInstitutionIdentification6 1..1

        Party50Choice = choice
          Pty PartyIdentification272                       1..1
          Agt BranchAndFinancialInstitutionIdentification8 1..1

        Party51Choice = choice
          OrgId PartyIdentification272                       1..1
          FIId  BranchAndFinancialInstitutionIdentification8 1..1

        Party52Choice = choice
          OrgId  OrganisationIdentification39 1..1
          PrvtId PersonIdentification18       1..1

        Party9Choice = choice
          OrgId PartyIdentification42                        1..1
          FIId  BranchAndFinancialInstitutionIdentification5 1..1

        PartyIdentification135 = sequence
          Nm        Max140Text      0..1
          PstlAdr   PostalAddress24 0..1
          Id        Party38Choice   0..1
          CtryOfRes CountryCode     0..1
          CtctDtls  Contact4        0..1

        PartyIdentification272 = sequence
          Nm        Max140Text      0..1
          PstlAdr   PostalAddress27 0..1
          Id        Party52Choice   0..1
          CtryOfRes CountryCode     0..1
          CtctDtls  Contact13       0..1

        PartyIdentification42 = sequence
          Nm        Max140Text      0..1
          PstlAdr   PostalAddress6  0..1
          Id        Party10Choice   0..1
          CtryOfRes CountryCode     0..1
          CtctDtls  ContactDetails2 0..1

        PersonIdentification13 = sequence
          DtAndPlcOfBirth DateAndPlaceOfBirth1         0..1
          Othr            GenericPersonIdentification1 0..*

        PersonIdentification18 = sequence
          DtAndPlcOfBirth DateAndPlaceOfBirth1         0..1
          Othr            GenericPersonIdentification2 0..*

        PersonIdentification5 = sequence
          DtAndPlcOfBirth DateAndPlaceOfBirth          0..1
          Othr            GenericPersonIdentification1 0..*

        PersonIdentificationSchemeName1Choice = choice
          Cd    ExternalPersonIdentification1Code 1..1
          Prtry Max35Text                         1..1

        PostalAddress24 = sequence
          AdrTp       AddressType3Choice 0..1
          Dept        Max70Text          0..1
          SubDept     Max70Text          0..1
          StrtNm      Max70Text          0..1
          BldgNb      Max16Text          0..1
          BldgNm      Max35Text          0..1
          Flr         Max70Text          0..1
          PstBx       Max16Text          0..1
          Room        Max70Text          0..1
          PstCd       Max16Text          0..1
          TwnNm       Max35Text          0..1
          TwnLctnNm   Max35Text          0..1
          DstrctNm    Max35Text          0..1
          CtrySubDvsn Max35Text          0..1
          Ctry        CountryCode        0..1
          AdrLine     Max70Text          0..7

        PostalAddress27 = sequence
          AdrTp       AddressType3Choice 0..1
          CareOf      Max140Text         0..1
          Dept        Max70Text          0..1
          SubDept     Max70Text          0..1
          StrtNm      Max140Text         0..1
          BldgNb      Max16Text          0..1
          BldgNm      Max140Text         0..1
          Flr         Max70Text          0..1
          UnitNb      Max16Text          0..1
          PstBx       Max16Text          0..1
          Room        Max70Text          0..1
          PstCd       Max16Text          0..1
          TwnNm       Max140Text         0..1
          TwnLctnNm   Max140Text         0..1
          DstrctNm    Max140Text         0..1
          CtrySubDvsn Max35Text          0..1
          Ctry        CountryCode        0..1
          AdrLine     Max70Text          0..7

        PostalAddress6 = sequence
          AdrTp       AddressType2Code 0..1
          Dept        Max70Text        0..1
          SubDept     Max70Text        0..1
          StrtNm      Max70Text        0..1
          BldgNb      Max16Text        0..1
          PstCd       Max16Text        0..1
          TwnNm       Max35Text        0..1
          CtrySubDvsn Max35Text        0..1
          Ctry        CountryCode      0..1
          AdrLine     Max70Text        0..7

        ProxyAccountIdentification1 = sequence
          Tp ProxyAccountType1Choice 0..1
          Id Max2048Text             1..1

        ProxyAccountType1Choice = choice
          Cd    ExternalProxyAccountType1Code 1..1
          Prtry Max35Text                     1..1
        """#
}
