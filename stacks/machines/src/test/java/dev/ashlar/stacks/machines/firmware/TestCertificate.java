package dev.ashlar.stacks.machines.firmware;

/** A certificate whose key was thrown away. */
final class TestCertificate {
    static final String PEM = """
            -----BEGIN CERTIFICATE-----
            MIIDBTCCAe2gAwIBAgIUQtWpVd5OeG4S3Hrdnznu/f3jY2cwDQYJKoZIhvcNAQEL
            BQAwETEPMA0GA1UEAwwGTm9ib2R5MCAXDTI2MTEyMTA0NDIxNloYDzIxMjYxMDI4
            MDQ0MjE2WjARMQ8wDQYDVQQDDAZOb2JvZHkwggEiMA0GCSqGSIb3DQEBAQUAA4IB
            DwAwggEKAoIBAQDGMGkpbpa/1eQ/j2cPaDhjAodjnrcMXD4SZ/odFhumMCvcvlQk
            LjuTX5Ee3XwHg0tLrDXrELq6D8RlBmVb5OmY9CSLsxI1iqqIl86JCGhpl7wGdOF1
            OvkvzZuWM9j+T9Ycj8N2OFgGeS1qaYyAh4defhdI8VTFJrUu4AT6qEqn5R5Qnuga
            uWNk/mNo/10faexhmc8mB7fgoyQ3Wb6xa/54mpzIdNKjz/0dFLEc32EKz8D9C/c5
            XguTyywo2CtY89+3acWXM2ueuoCuVA7mVYd/jdpcj4OFoJMhjFwP5goD7bW5SL3B
            S7Rhw3zw9ojGjAA+WpK9lPOMtgyzBQuytdyVAgMBAAGjUzBRMB0GA1UdDgQWBBTb
            ZQjZXE14fjXtaD/r74jWeh073TAfBgNVHSMEGDAWgBTbZQjZXE14fjXtaD/r74jW
            eh073TAPBgNVHRMBAf8EBTADAQH/MA0GCSqGSIb3DQEBCwUAA4IBAQCnfHXDo6Jt
            pmaO+rZCWKF3au/oc7gnm1pwcpO4TjMoWHvKqmD7GzsuSnIWa4y82/N+300PMg4U
            dk8WxWZM7+pRNMX9oFKNFN3zu4EITbDBklx4CErjpNt/1VIRv+ZuNAMURS4uG1t8
            9zCLQ1WsNX0FSg6OGQLlV0RLk3o64I0dR13N5iAjCYDb0GlTl5a+BWGithEL1u3s
            mIkAkUMhwvyGT/Biot9pwPWZ1KLHMSURLUJcAOQrjCPVKWHi2xFZtLAAYw7E1cDU
            VjCVWbI334lRlCSbU4AWvze1hkfuKRRGzlnB2TU+UKph7GcZ5QN+eJs674JSNwPz
            +39exhxNB6Cf
            -----END CERTIFICATE-----
            """;

    private TestCertificate() {}
}
