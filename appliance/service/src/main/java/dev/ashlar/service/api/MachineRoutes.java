package dev.ashlar.service.api;

import com.google.gson.reflect.TypeToken;
import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.machine.MachineDriver;
import dev.ashlar.contract.machine.MachineSpec;
import dev.ashlar.contract.machine.MachineView;
import dev.ashlar.contract.machine.NodeEvent;
import dev.ashlar.contract.machine.TimelineEvent;
import dev.ashlar.contract.report.Directive;
import dev.ashlar.contract.report.MachineReport;
import dev.ashlar.control.ControlPlane;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Machines, for operators and for the machines themselves. */
public final class MachineRoutes implements RouteGroup {
    private static final String MACHINE = "/api/v1/machines/{name}";

    private final ControlPlane control;
    private final MachineDriver driver;

    public MachineRoutes(ControlPlane control, MachineDriver driver) {
        this.control = control;
        this.driver = driver;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("POST", "/api/v1/reports", Access.MACHINE, "A machine's word about itself", this::report)
                        .taking(MachineReport.class)
                        .answering(Directive.class),
                Route.of(
                                "GET",
                                "/api/v1/machines",
                                Access.OPERATOR,
                                "All machines",
                                _ -> new Answer.Document(control.machines()))
                        .answering(new TypeToken<List<MachineView>>() {}.getType()),
                view("GET", MACHINE, "One machine", this::show),
                view("PUT", MACHINE, "Registers a machine or changes it", this::register)
                        .taking(MachineSpec.class),
                Route.of("DELETE", MACHINE, Access.OPERATOR, "Deletes a machine and every trace of it", this::remove),
                action("start", "Powers it on", control.power()::start),
                action("stop", "Powers it off at once", control.power()::stop),
                action("reset", "Powers it off and on at once", control.power()::reset),
                action(
                        "mark-unavailable",
                        "Takes it out of use",
                        name -> control.inventory()
                                .apply(name, NodeEvent.MARK_UNAVAILABLE, "marked unavailable by the operator")),
                action(
                        "mark-available",
                        "Puts it back into use",
                        name -> control.inventory().apply(name, NodeEvent.MARK_AVAILABLE, "")),
                Route.of("GET", MACHINE + "/timeline", Access.OPERATOR, "Marks of its current boot", this::timeline)
                        .answering(new TypeToken<List<TimelineEvent>>() {}.getType()),
                Route.of("GET", MACHINE + "/console", Access.OPERATOR, "Console output", this::console)
                        .asking("offset", "follow"));
    }

    private static Route view(String method, String path, String summary, Route.Handler handler) {
        return Route.of(method, path, Access.OPERATOR, summary, handler).answering(MachineView.class);
    }

    private Route action(String word, String summary, Consumer<MachineName> act) {
        return view("POST", MACHINE + "/" + word, summary, request -> {
            act.accept(name(request));
            return show(request);
        });
    }

    private Answer report(Request request) throws IOException {
        var machine = request.machine().identity().machine();
        return new Answer.Document(control.inventory().report(machine, request.body(MachineReport.class)));
    }

    private Answer show(Request request) {
        return new Answer.Document(control.machine(name(request)));
    }

    private Answer register(Request request) throws IOException {
        var spec = request.body(MachineSpec.class);
        if (!spec.name().equals(name(request))) {
            throw AshlarException.user("the path names machine " + name(request) + ", the body " + spec.name());
        }
        control.power().register(spec);
        return show(request);
    }

    private Answer remove(Request request) {
        control.power().remove(name(request));
        return new Answer.Empty(204);
    }

    private Answer timeline(Request request) {
        return new Answer.Document(control.inventory().require(name(request)).timeline());
    }

    private Answer console(Request request) {
        var name = name(request);
        control.inventory().require(name);
        long offset = request.number("offset", 0);
        return new Answer.Bytes(() -> driver.console(name, offset, request.isAsked("follow")));
    }

    private static MachineName name(Request request) {
        return new MachineName(request.parameter("name"));
    }
}
