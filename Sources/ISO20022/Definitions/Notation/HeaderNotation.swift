extension DefinitionNotation {
    /// The business application header, in all its versions.
    static let header = #"""
        BusinessApplicationHeader1 = sequence
          CharSet    UnicodeChartsCode           0..1
          Fr         Party9Choice                1..1
          To         Party9Choice                1..1
          BizMsgIdr  Max35Text                   1..1
          MsgDefIdr  Max35Text                   1..1
          BizSvc     Max35Text                   0..1
          CreDt      ISONormalisedDateTime       1..1
          CpyDplct   CopyDuplicate1Code          0..1
          PssblDplct YesNoIndicator              0..1
          Prty       BusinessMessagePriorityCode 0..1
          Sgntr      SignatureEnvelope           0..1

        BusinessApplicationHeader5 = sequence
          CharSet    UnicodeChartsCode           0..1
          Fr         Party44Choice               1..1
          To         Party44Choice               1..1
          BizMsgIdr  Max35Text                   1..1
          MsgDefIdr  Max35Text                   1..1
          BizSvc     Max35Text                   0..1
          CreDt      ISODateTime                 1..1
          CpyDplct   CopyDuplicate1Code          0..1
          PssblDplct YesNoIndicator              0..1
          Prty       BusinessMessagePriorityCode 0..1
          Sgntr      SignatureEnvelope           0..1

        BusinessApplicationHeader7 = sequence
          CharSet    UnicodeChartsCode            0..1
          Fr         Party44Choice                1..1
          To         Party44Choice                1..1
          BizMsgIdr  Max35Text                    1..1
          MsgDefIdr  Max35Text                    1..1
          BizSvc     Max35Text                    0..1
          MktPrctc   ImplementationSpecification1 0..1
          CreDt      ISODateTime                  1..1
          BizPrcgDt  ISODateTime                  0..1
          CpyDplct   CopyDuplicate1Code           0..1
          PssblDplct YesNoIndicator               0..1
          Prty       BusinessMessagePriorityCode  0..1
          Sgntr      SignatureEnvelope            0..1

        BusinessApplicationHeader8 = sequence
          CharSet    UnicodeChartsCode            0..1
          Fr         Party51Choice                1..1
          To         Party51Choice                1..1
          BizMsgIdr  Max35Text                    1..1
          MsgDefIdr  Max35Text                    1..1
          BizSvc     Max35Text                    0..1
          MktPrctc   ImplementationSpecification1 0..1
          CreDt      ISODateTime                  1..1
          BizPrcgDt  ISODateTime                  0..1
          CpyDplct   CopyDuplicate1Code           0..1
          PssblDplct YesNoIndicator               0..1
          Prty       BusinessMessagePriorityCode  0..1
          Sgntr      SignatureEnvelope            0..1

        BusinessApplicationHeaderV01 = sequence
          CharSet    UnicodeChartsCode           0..1
          Fr         Party9Choice                1..1
          To         Party9Choice                1..1
          BizMsgIdr  Max35Text                   1..1
          MsgDefIdr  Max35Text                   1..1
          BizSvc     Max35Text                   0..1
          CreDt      ISONormalisedDateTime       1..1
          CpyDplct   CopyDuplicate1Code          0..1
          PssblDplct YesNoIndicator              0..1
          Prty       BusinessMessagePriorityCode 0..1
          Sgntr      SignatureEnvelope           0..1
          Rltd       BusinessApplicationHeader1  0..1

        BusinessApplicationHeaderV02 = sequence
          CharSet    UnicodeChartsCode            0..1
          Fr         Party44Choice                1..1
          To         Party44Choice                1..1
          BizMsgIdr  Max35Text                    1..1
          MsgDefIdr  Max35Text                    1..1
          BizSvc     Max35Text                    0..1
          MktPrctc   ImplementationSpecification1 0..1
          CreDt      ISODateTime                  1..1
          BizPrcgDt  ISODateTime                  0..1
          CpyDplct   CopyDuplicate1Code           0..1
          PssblDplct YesNoIndicator               0..1
          Prty       BusinessMessagePriorityCode  0..1
          Sgntr      SignatureEnvelope            0..1
          Rltd       BusinessApplicationHeader5   0..*

        BusinessApplicationHeaderV03 = sequence
          CharSet    UnicodeChartsCode            0..1
          Fr         Party44Choice                1..1
          To         Party44Choice                1..1
          BizMsgIdr  Max35Text                    1..1
          MsgDefIdr  Max35Text                    1..1
          BizSvc     Max35Text                    0..1
          MktPrctc   ImplementationSpecification1 0..1
          CreDt      ISODateTime                  1..1
          BizPrcgDt  ISODateTime                  0..1
          CpyDplct   CopyDuplicate1Code           0..1
          PssblDplct YesNoIndicator               0..1
          Prty       BusinessMessagePriorityCode  0..1
          Sgntr      SignatureEnvelope            0..1
          Rltd       BusinessApplicationHeader7   0..*

        BusinessApplicationHeaderV04 = sequence
          CharSet    UnicodeChartsCode            0..1
          Fr         Party51Choice                1..1
          To         Party51Choice                1..1
          BizMsgIdr  Max35Text                    1..1
          MsgDefIdr  Max35Text                    1..1
          BizSvc     Max35Text                    0..1
          MktPrctc   ImplementationSpecification1 0..1
          CreDt      ISODateTime                  1..1
          BizPrcgDt  ISODateTime                  0..1
          CpyDplct   CopyDuplicate1Code           0..1
          PssblDplct YesNoIndicator               0..1
          Prty       BusinessMessagePriorityCode  0..1
          Sgntr      SignatureEnvelope            0..1
          Rltd       BusinessApplicationHeader8   0..*

        ImplementationSpecification1 = sequence
          Regy Max350Text  1..1
          Id   Max2048Text 1..1

        Party44Choice = choice
          OrgId PartyIdentification135                       1..1
          FIId  BranchAndFinancialInstitutionIdentification6 1..1

        SignatureEnvelope = sequence
          any http://www.w3.org/2000/09/xmldsig# lax 1..1
        """#
}
