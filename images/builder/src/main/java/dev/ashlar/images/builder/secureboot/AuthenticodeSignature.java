package dev.ashlar.images.builder.secureboot;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * The PKCS #7 SignedData (RFC 2315) of Authenticode (Windows Authenticode Portable Executable Signature Format). It
 * has no signing time and RSA PKCS #1 v1.5 draws no random numbers, so the same digest and key give the same bytes.
 */
final class AuthenticodeSignature {
    private static final ASN1ObjectIdentifier SIGNED_DATA = new ASN1ObjectIdentifier("1.2.840.113549.1.7.2");
    private static final ASN1ObjectIdentifier CONTENT_TYPE = new ASN1ObjectIdentifier("1.2.840.113549.1.9.3");
    private static final ASN1ObjectIdentifier MESSAGE_DIGEST = new ASN1ObjectIdentifier("1.2.840.113549.1.9.4");
    private static final ASN1ObjectIdentifier INDIRECT_DATA = new ASN1ObjectIdentifier("1.3.6.1.4.1.311.2.1.4");
    private static final ASN1ObjectIdentifier PE_IMAGE_DATA = new ASN1ObjectIdentifier("1.3.6.1.4.1.311.2.1.15");
    private static final ASN1ObjectIdentifier SHA_256 = new ASN1ObjectIdentifier("2.16.840.1.101.3.4.2.1");
    private static final ASN1ObjectIdentifier RSA = new ASN1ObjectIdentifier("1.2.840.113549.1.1.1");

    private AuthenticodeSignature() {}

    static byte[] of(byte[] imageDigest, PrivateKey key, X509Certificate certificate)
            throws GeneralSecurityException, IOException {
        var content = indirectData(imageDigest);
        var attributes = attributes(contentDigest(content));
        var signedData = sequence(
                new ASN1Integer(1),
                new DERSet(algorithm(SHA_256)),
                sequence(INDIRECT_DATA, new DERTaggedObject(true, 0, content)),
                new DERTaggedObject(false, 0, new DERSet(ASN1Primitive.fromByteArray(certificate.getEncoded()))),
                new DERSet(signerInfo(attributes, key, certificate)));
        return sequence(SIGNED_DATA, new DERTaggedObject(true, 0, signedData)).getEncoded(ASN1Encoding.DER);
    }

    private static DERSequence indirectData(byte[] imageDigest) {
        var link = new DERTaggedObject(true, 2, new DERTaggedObject(false, 0, new DERBMPString("<<<Obsolete>>>")));
        var imageData = sequence(new DERBitString(new byte[0]), new DERTaggedObject(true, 0, link));
        return sequence(
                sequence(PE_IMAGE_DATA, imageData), sequence(algorithm(SHA_256), new DEROctetString(imageDigest)));
    }

    /** RFC 2315 §9.3: the content's own tag and length are left out of the digest. */
    private static byte[] contentDigest(DERSequence content) throws GeneralSecurityException, IOException {
        var sha256 = MessageDigest.getInstance("SHA-256");
        for (var element : content) {
            sha256.update(element.toASN1Primitive().getEncoded(ASN1Encoding.DER));
        }
        return sha256.digest();
    }

    private static DERSet attributes(byte[] contentDigest) {
        return new DERSet(new DERSequence[] {
            sequence(CONTENT_TYPE, new DERSet(INDIRECT_DATA)),
            sequence(MESSAGE_DIGEST, new DERSet(new DEROctetString(contentDigest)))
        });
    }

    private static DERSequence signerInfo(DERSet attributes, PrivateKey key, X509Certificate certificate)
            throws GeneralSecurityException, IOException {
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(attributes.getEncoded(ASN1Encoding.DER));
        var issuer = X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
        BigInteger serial = certificate.getSerialNumber();
        return sequence(
                new ASN1Integer(1),
                sequence(issuer, new ASN1Integer(serial)),
                algorithm(SHA_256),
                new DERTaggedObject(false, 0, attributes),
                algorithm(RSA),
                new DEROctetString(signature.sign()));
    }

    private static DERSequence algorithm(ASN1ObjectIdentifier identifier) {
        return sequence(identifier, DERNull.INSTANCE);
    }

    private static DERSequence sequence(org.bouncycastle.asn1.ASN1Encodable... elements) {
        var vector = new ASN1EncodableVector();
        vector.addAll(elements);
        return new DERSequence(vector);
    }
}
