package io.tidemark.ingest.api;

import io.smallrye.common.annotation.Blocking;
import io.tidemark.access.Visitors;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.host.InsideNetworks;
import io.tidemark.ingest.upload.Intake;
import io.tidemark.ingest.upload.PersonNames;
import io.tidemark.ingest.upload.Upload;
import io.tidemark.ingest.upload.UploadRejectedException;
import io.tidemark.ingest.upload.UploadRequest;
import io.tidemark.ingest.upload.UploadedFiles;
import io.tidemark.ingest.upload.Uploads;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes captures in. A worker thread parses the bytes while they arrive, and the sender waits where it falls behind. */
@Path("/api/captures")
@Tag(name = "Captures")
public class UploadResource {

    /** What a form may add to the files it holds, in bytes: boundaries, headers and other fields. */
    private static final long FORM_OVERHEAD_BYTES = 1 << 22;

    private final Intake intake;
    private final Uploads uploads;
    private final PersonNames personNames;
    private final Visitors visitors;
    private final long maxBytes;

    UploadResource(
            Intake intake, Uploads uploads, PersonNames personNames, Visitors visitors, UploadSettings settings) {
        this.personNames = personNames;
        this.visitors = visitors;
        this.intake = intake;
        this.uploads = uploads;
        this.maxBytes = settings.maxBytes().asLongValue();
    }

    /** The answer to an upload that succeeded. */
    record Accepted(String id, String status) {}

    @POST
    @Blocking
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Upload a capture",
            description = "The body is the capture itself, or a form with it in the field file: pcap, pcapng, an export"
                    + " of tshark, or a log of connections (docs/INPUTS.md has all), each also in gzip or zstd. It is parsed while it arrives; the answer comes when Kafka has"
                    + " acknowledged all that was found. The same bytes with the same users and inside networks are"
                    + " the same capture. A form with several fields file holds the files of one rotation, in any"
                    + " order, each compressed or not: they are read as one capture by the time of their first packets,"
                    + " and gaps and overlaps between them are findings. They have one form and a link type in common.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_OCTET_STREAM,
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = MediaType.MULTIPART_FORM_DATA,
                        schema =
                                @Schema(
                                        type = SchemaType.OBJECT,
                                        requiredProperties = "file",
                                        properties =
                                                @SchemaProperty(
                                                        name = "file",
                                                        type = SchemaType.STRING,
                                                        format = "binary")))
            })
    @APIResponse(
            responseCode = "202",
            description = "Read, published and acknowledged",
            content = @Content(schema = @Schema(implementation = Accepted.class)))
    @APIResponse(responseCode = "400", description = "Wrong parameters or form")
    @APIResponse(
            responseCode = "409",
            description = "Another upload has this token, or the files of the form are not one capture")
    @APIResponse(responseCode = "413", description = "Too large")
    @APIResponse(responseCode = "415", description = "No capture of a kind known here")
    @APIResponse(responseCode = "422", description = "Empty, or malformed at a byte that is named")
    @APIResponse(responseCode = "429", description = "The team has uploaded as much today as it may")
    @APIResponse(
            responseCode = "503",
            description = "Kafka or the database does not answer, or too many uploads at once")
    public Response upload(
            @Parameter(description = "What to call it") @QueryParam("name") @DefaultValue("") String name,
            @Parameter(
                            description = "Number of people whose traffic it holds",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", defaultValue = "1"))
                    @QueryParam("users")
                    @DefaultValue("1")
                    String users,
            @Parameter(
                            description =
                                    "Networks of the users' side in CIDR notation, such as 10.0.0.0/8; several times, or"
                                            + " with commas between. Unless told the private ones: 10.0.0.0/8, 172.16.0.0/12,"
                                            + " 192.168.0.0/16, 100.64.0.0/10 and fc00::/7. Other networks make it another capture")
                    @QueryParam("inside")
                    List<String> inside,
            @Parameter(
                            description =
                                    "Whose capture it is, where it is one person's: captures of the same person have the same"
                                            + " name here, and several captures are known not to be of several people. Kept as"
                                            + " a pseudonym; another person makes it another capture")
                    @QueryParam("person")
                    Optional<String> person,
            @Parameter(
                            description =
                                    "Whether to measure the capture as captured. Unless told, packets that are there twice,"
                                            + " traffic that never crosses a firewall and the like are corrected; see corrected in"
                                            + " the capture's document. The same capture as captured is another one",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("as-captured")
                    @DefaultValue("false")
                    String asCaptured,
            @Parameter(
                            description =
                                    "Whether the files of a form are only taken as one capture where they adjoin: none overlaps"
                                            + " another, and what lies between them is no longer than what they hold. Else the"
                                            + " answer is 409, and nothing is kept",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("adjoining")
                    @DefaultValue("false")
                    String adjoining,
            @Parameter(
                            description =
                                    "The team that it is to belong to, for who is of several, or an admin. Unless told the one"
                                            + " that you are of. The same bytes of another team are another capture")
                    @QueryParam("team")
                    Optional<String> team,
            @Parameter(
                            description = "Token of your choice to follow the upload by",
                            schema = @Schema(pattern = "[A-Za-z0-9_-]{1,64}"))
                    @QueryParam("upload")
                    Optional<String> token,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_LENGTH) @DefaultValue("-1") long contentLength,
            InputStream body,
            RoutingContext exchange) {
        UnreadBody.closeAfterwards(exchange);
        Optional<String> owner = owner(team);
        Upload upload = uploads.begin(token, owner);
        try {
            UploadRequest request = new UploadRequest(
                    name,
                    number(users),
                    networks(inside),
                    isTrue("as-captured", asCaptured),
                    person.filter(each -> !each.isBlank()).map(personNames::pseudonymOf),
                    owner);
            boolean isForm = MultipartFiles.isForm(contentType);
            requireAllowed(contentLength, isForm ? maxBytes + FORM_OVERHEAD_BYTES : maxBytes);
            boolean mustAdjoin = isTrue("adjoining", adjoining);
            HttpSender sender = new HttpSender(exchange.request());
            InputStream timed = sender.timed(body);
            UploadedFiles files =
                    isForm ? MultipartFiles.open(contentType, timed, mustAdjoin) : UploadedFiles.of(timed);
            String id = intake.receive(request, files, sender, upload);
            return Response.accepted(new Accepted(id, "parsed"))
                    .header(HttpHeaders.LOCATION, "/api/captures/" + id)
                    .build();
        } catch (UploadRejectedException e) {
            if (!upload.status().state().isFinal()) upload.failed(Optional.empty(), e.finding());
            throw e;
        } finally {
            uploads.end(upload);
        }
    }

    private Optional<String> owner(Optional<String> asked) {
        try {
            return visitors.current().owner(asked.filter(each -> !each.isBlank()));
        } catch (IllegalArgumentException e) {
            throw UploadRejectedException.invalid(e.getMessage(), e);
        }
    }

    private void requireAllowed(long contentLength, long most) {
        if (contentLength <= most) return;
        throw new UploadRejectedException(FindingCode.CAPTURE_TOO_LARGE.with(
                Map.of("measure", "bytes", "limit", maxBytes, "bytes", contentLength)));
    }

    private static InsideNetworks networks(List<String> inside) {
        try {
            return InsideNetworks.of(inside);
        } catch (IllegalArgumentException e) {
            throw UploadRejectedException.invalid("inside: " + e.getMessage(), e);
        }
    }

    private static boolean isTrue(String name, String value) {
        return switch (value) {
            case "true", "" -> true;
            case "false" -> false;
            default -> throw UploadRejectedException.invalid(name + " must be true or false, found \"" + value + "\"");
        };
    }

    private static int number(String users) {
        try {
            return Integer.parseInt(users);
        } catch (NumberFormatException e) {
            throw UploadRejectedException.invalid(
                    "users must be a whole number from 1 to " + UploadRequest.MAX_USERS + ", found \"" + users + "\"",
                    e);
        }
    }
}
