extension DefinitionNotation {
    /// Codes whose list is part of the message definition.
    static let closedCodes = #"""
        AddressType2Code = string enumeration
          ADDR PBOX HOME BIZZ MLTO DLVY

        AttendanceContext1Code = string enumeration
          ATTD SATT UATT

        AuthenticationEntity1Code = string enumeration
          ICCD AGNT MERC

        AuthenticationMethod1Code = string enumeration
          UKNW BYPS NPIN FPIN CPSG PPSG MANU MERC SCRT SNCT SCNL

        Authorisation1Code = string enumeration
          AUTH FDET FSUM ILEV

        CSCManagement1Code = string enumeration
          PRST BYPS UNRD NCSC

        CancellationIndividualStatus1Code = string enumeration
          RJCR ACCR PDCR

        CardDataReading1Code = string enumeration
          TAGC PHYS BRCD MGST CICC DFLE CTLS ECTL

        CardPaymentServiceType2Code = string enumeration
          AGGR DCCV GRTT INSP LOYT NRES PUCO RECP SOAF UNAF VCAU

        CardholderVerificationCapability1Code = string enumeration
          MNSG NPIN FCPN FEPN FDSG FBIO MNVR FBIG APKI PKIS CHDT SCEC

        ChargeBearerType1Code = string enumeration
          DEBT CRED SHAR SLEV

        ChequeDelivery1Code = string enumeration
          MLDB MLCD MLFA CRDB CRCD CRFA PUDB PUCD PUFA RGDB RGCD RGFA

        ChequeType2Code = string enumeration
          CCHQ CCCH BCHQ DRFT ELDR

        ClearingChannel2Code = string enumeration
          RTGS RTNS MPNS BOOK

        CopyDuplicate1Code = string enumeration
          CODU COPY DUPL

        CreditDebitCode = string enumeration
          CRDT DBIT

        DocumentType3Code = string enumeration
          RADM RPIN FXDR DISP PUOR SCOR

        DocumentType6Code = string enumeration
          MSIN CNFA DNFA CINV CREN DEBN HIRI SBIN CMCN SOAC DISP BOLD VCHR AROI TSUT PUOR

        ExchangeRateType1Code = string enumeration
          SPOT SALE AGRD

        FloorLimitType1Code = string enumeration
          CRED DEBT BOTH

        Frequency6Code = string enumeration
          YEAR MNTH QURT MIAN WEEK DAIL ADHO INDA FRTN

        GroupCancellationStatus1Code = string enumeration
          PACR RJCR ACCR PDCR

        Instruction3Code = string enumeration
          CHQB HOLD PHOB TELB

        Instruction4Code = string enumeration
          PHOA TELA

        Instruction5Code = string enumeration
          PHOB TELB

        InterestType1Code = string enumeration
          INDY OVRN

        MandateClassification1Code = string enumeration
          FIXE USGB VARI

        NamePrefix1Code = string enumeration
          DOCT MIST MISS MADM

        NamePrefix2Code = string enumeration
          DOCT MADM MISS MIST MIKS

        OnLineCapability1Code = string enumeration
          OFLN ONLN SMON

        POIComponentType1Code = string enumeration
          SOFT EMVK EMVO MRIT CHIT SECM PEDV

        PartyType3Code = string enumeration
          OPOI MERC ACCP ITAG ACQR CISS DLIS

        PartyType4Code = string enumeration
          MERC ACCP ITAG ACQR CISS TAXH

        PaymentInstrument1Code = string enumeration
          BDT BCT CDT CCT CHK BKT DCP CCP RTI CAN

        PaymentMethod3Code = string enumeration
          CHK TRF TRA

        PaymentMethod4Code = string enumeration
          CHK TRF DD TRA

        PreferredContactMethod1Code = string enumeration
          LETT MAIL PHON FAXX CELL

        PreferredContactMethod2Code = string enumeration
          MAIL FAXX LETT CELL ONLI PHON

        PriceValueType1Code = string enumeration
          DISC PREM PARV

        Priority2Code = string enumeration
          HIGH NORM

        Priority3Code = string enumeration
          URGT HIGH NORM

        QueryType3Code = string enumeration
          ALLL CHNG MODF

        RegulatoryReportingType1Code = string enumeration
          CRED DEBT BOTH

        RemittanceLocationMethod2Code = string enumeration
          FAXI EDIC URID EMAL POST SMSM

        SequenceType3Code = string enumeration
          FRST RCUR FNAL OOFF RPRE

        SettlementMethod1Code = string enumeration
          INDA INGA COVE CLRG

        TaxRecordPeriod1Code = string enumeration
          MM01 MM02 MM03 MM04 MM05 MM06 MM07 MM08 MM09 MM10 MM11 MM12 QTR1 QTR2 QTR3 QTR4 HLF1 HLF2

        TransactionChannel1Code = string enumeration
          MAIL TLPH ECOM TVPY

        TransactionEnvironment1Code = string enumeration
          MERC PRIV PUBL

        TransactionIndividualStatus1Code = string enumeration
          ACTC RJCT PDNG ACCP ACSP ACSC ACCR ACWC

        UnitOfMeasure1Code = string enumeration
          PIEC TONS FOOT GBGA USGA GRAM INCH KILO PUND METR CMET MMET LITR CELI MILI GBOU USOU GBQA USQA GBPI
          USPI MILE KMET YARD SQKI HECT ARES SMET SCMT SMIL SQMI SQYA SQFO SQIN ACRE

        UserInterface2Code = string enumeration
          MDSP CDSP
        """#
}
